// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.protocol;

/** What a sink record turned out to be. */
public sealed interface RecordContent permits Row, Sweep, RecordContent.Nothing {

    /** A record that changes nothing; it counts for its offset only. */
    enum Nothing implements RecordContent {
        HEARTBEAT,
        /** A control record of a kind that this version does not know. */
        UNKNOWN_CONTROL,
        /**
         * A tombstone of ours with the broker's time instead of its delete's. It has no version; the delete before it
         * has done the work.
         */
        UNTIMED_TOMBSTONE
    }
}
