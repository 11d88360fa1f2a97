// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.measure;

/**
 * What was measured in a phase.
 *
 * @param whole from the deployment of the connectors to the last row
 * @param secondHalf the later half of the rows, when the code has run for a while
 * @param peakBytes most memory of the worker's process; NaN where unknown
 * @param listCalls calls of lists
 */
public record PhaseResult(Phase phase, Span whole, Span secondHalf, double peakBytes, long listCalls) {

    public double listCallsPerThousandRows() {
        return listCalls * 1000 / whole.rows();
    }
}
