// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.metrics;

/** What became of a row. */
public enum RowOutcome {
    WRITTEN("written", "Rows that were added, or replaced by a newer version."),
    DELETED("deleted", "Rows that a deletion or a sweep took away, or marked."),
    UNCHANGED("unchanged", "Rows that the tab held already, with the same content and version."),
    STALE("stale", "Rows older than what the tab holds, or than a remembered deletion or sweep; left out."),
    IGNORED("ignored", "Deletions without effect: delete.mode is ignore, or the broker replaced their time."),
    REJECTED("rejected", "Rows that cannot be stored; reported and left out."),
    OVERWRITTEN(
            "overwritten", "Rows of others that were overwritten because somebody edited the tab in that very moment.");

    private final String word;
    private final String description;

    RowOutcome(String word, String description) {
        this.word = word;
        this.description = description;
    }

    /** In the progress line of the log. */
    String word() {
        return word;
    }

    String metric() {
        return "rows-" + word + "-total";
    }

    String description() {
        return description;
    }
}
