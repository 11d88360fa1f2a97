// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

/** Why the events of an object concern no stream; {@code unmapped-objects.txt} explains the reasons. */
enum UnmappedReason {
    CHILD,
    SINGLETON,
    NO_LIST,
    NOT_A_ROW
}
