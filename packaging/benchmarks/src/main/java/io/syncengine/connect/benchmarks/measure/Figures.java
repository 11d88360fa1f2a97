// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.measure;

/**
 * What a sink took for the records of one phase.
 *
 * @param records how many
 * @param seconds in {@code put} and {@code preCommit} together
 * @param walBytes that the server wrote to its log
 * @param serverMicros CPU time of the server's processes that served the sink; NaN where unknown
 * @param clientMicros CPU time of the sink's JVM without what making the records took; NaN where unknown
 * @param longestPutMillis the longest call of {@code put}
 * @param errants records that were reported as bad
 * @param fullCollections of the sink's JVM, stopping it
 * @param isCommitted whether the last {@code preCommit} answered the offset behind the last record
 * @param isRight whether the table held what it has to hold
 */
public record Figures(
        SinkPhase phase,
        int records,
        double seconds,
        double walBytes,
        double serverMicros,
        double clientMicros,
        double longestPutMillis,
        long errants,
        long fullCollections,
        boolean isCommitted,
        boolean isRight) {

    public double rowsPerSecond() {
        return records / seconds;
    }

    /** Whether all records arrived: without that the other figures mean nothing. */
    public boolean isWhole() {
        return errants == 0 && isCommitted && isRight;
    }
}
