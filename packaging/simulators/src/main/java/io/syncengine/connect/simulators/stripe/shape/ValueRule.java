// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.shape;

/** Writes one JSON value of an object. */
@FunctionalInterface
interface ValueRule {

    /**
     * @param draw random number of this value in this object, always the same
     * @param epoch how often the value has changed; values of successive epochs differ
     */
    void append(JsonBuffer out, ObjectFacts facts, long draw, int epoch);
}
