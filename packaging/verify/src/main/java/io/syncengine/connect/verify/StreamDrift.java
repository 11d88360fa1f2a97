// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.verify;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * What came out for one stream of one account.
 *
 * @param state how far it came
 * @param reason why it was not compared, or not to the end; null: it was
 * @param accountRows rows that Stripe listed
 * @param tableRows rows of the account in the table
 * @param accountHash of ids and contents of all listed rows, whatever their order
 * @param tableHash the same of the table's rows; equal hashes mean equal rows, as long as nothing changes meanwhile
 * @param comparesContents false: the table does not keep the objects, so that only ids were compared
 * @param comparesExtras false: the list does not show all that exists, so that nothing can be said of what it does not show
 * @param drifts by kind; a kind that is not there has no rows
 * @param unsettled rows that changed each time they were looked at
 */
public record StreamDrift(
        String stream,
        String account,
        State state,
        @Nullable String reason,
        long accountRows,
        long tableRows,
        long accountHash,
        long tableHash,
        boolean comparesContents,
        boolean comparesExtras,
        Map<DriftKind, Drift> drifts,
        long unsettled) {

    /** How far a comparison came. */
    public enum State {
        /** To its end. */
        COMPARED,
        /** Stripe does not show the stream to this key or account. */
        SKIPPED,
        /** Something broke. */
        FAILED
    }

    public StreamDrift {
        drifts = Map.copyOf(drifts);
    }

    static StreamDrift not(String stream, String account, State state, String reason) {
        return new StreamDrift(stream, account, state, reason, 0, 0, 0, 0, false, false, Map.of(), 0);
    }

    /** The rows that differ in one way. */
    public Drift drift(DriftKind kind) {
        return drifts.getOrDefault(kind, Drift.NONE);
    }

    /** Whether any row differs. */
    public boolean hasDrift() {
        return drifts.values().stream().anyMatch(drift -> drift.rows() > 0);
    }
}
