// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.shape;

/** What updates do to a value. */
enum Change {
    /** Nothing. */
    NEVER,
    /** Takes turns when the object has no value that does so by itself. */
    AT_NEED,
    /** Takes turns. */
    IN_TURN,
    /** Changes with every update. */
    ALWAYS
}
