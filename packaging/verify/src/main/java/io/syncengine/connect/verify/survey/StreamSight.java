// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.verify.survey;

import org.jspecify.annotations.Nullable;

/**
 * What an account shows of a stream.
 *
 * @param stream that was asked for
 * @param access whether the key may read it
 * @param reason why it may not, or was not tried, in Stripe's words where there are any; empty: it may
 * @param rows how many there are; null: unknown
 * @param isExact whether all of them were seen; else their number was estimated
 */
public record StreamSight(
        StreamFacts stream,
        Access access,
        String reason,
        @Nullable Long rows,
        boolean isExact) {

    /** Whether a stream can be read. */
    public enum Access {
        /** It was read. */
        READABLE,
        /** Stripe refuses it to this key or account. */
        REFUSED,
        /** It is read through rows of another stream, and there are none yet. */
        UNTRIED
    }

    static StreamSight refused(StreamFacts stream, String reason) {
        return new StreamSight(stream, Access.REFUSED, reason, null, false);
    }

    static StreamSight readable(StreamFacts stream, @Nullable Long rows, boolean isExact) {
        return new StreamSight(stream, Access.READABLE, "", rows, isExact);
    }
}
