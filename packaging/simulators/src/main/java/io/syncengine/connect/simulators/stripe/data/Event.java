// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.data;

import io.syncengine.connect.simulators.stripe.catalog.StreamSpec;

/**
 * An event. Its object's text is computed when it is read.
 *
 * @param number in the order of the changes
 * @param at milliseconds since 1970
 * @param index the object's number in its stream
 * @param version of the object after the change
 */
public record Event(long number, long at, String type, StreamSpec stream, long index, int version, Form form) {

    /** What an event shows beside the object. */
    public enum Form {
        PLAIN,
        /** With the values that the change replaced. */
        WITH_PREVIOUS,
        /** Of an object that does not exist yet and so has no id. */
        WITHOUT_ID
    }

    /** Seconds since 1970. */
    public long created() {
        return at / 1000;
    }
}
