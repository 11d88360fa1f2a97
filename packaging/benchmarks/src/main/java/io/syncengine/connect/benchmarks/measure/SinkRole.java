// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.measure;

/** Why a sink is measured. */
public enum SinkRole {
    /** What is possible at most: a binary COPY, L in tables. */
    LIMIT,
    OURS,
    /** One of the ways to set up the sink to compare with; the best of them counts. */
    PEER,
    /** Only shown. */
    OTHER
}
