// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

/** Why events concern no stream; {@code unmapped-objects.txt} explains the first ones. */
enum UnmappedReason {
    NO_LIST,
    NOT_A_ROW,
    NO_PARENT,
    /** An event of v2 that says the same as one of v1, which carries the object. */
    MIRROR,
    /**
     * An event of v2 of which v1 has no like, about an object of v1. Its stream goes by the events of v1: most of these
     * tell more closely what an update of v1 says too, and the rest is found as other changes without events are.
     */
    THIN_ONLY
}
