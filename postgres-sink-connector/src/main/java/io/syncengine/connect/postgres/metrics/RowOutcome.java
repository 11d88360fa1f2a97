// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.metrics;

/** What became of a row. */
public enum RowOutcome {
    INSERTED("inserted", "Rows that the table did not hold."),
    UPDATED("updated", "Rows that were replaced by a newer version."),
    UNCHANGED("unchanged", "Rows that the table held already, with the same content and version."),
    SEEN("seen", "Rows whose version is newer and whose content the table held already; the row was left alone."),
    STALE("stale", "Rows older than what the table holds, or than a remembered deletion; left out."),
    DELETED("deleted", "Rows that a deletion took away, or marked."),
    SWEPT("swept", "Rows that went because a complete pass over the source did not see them."),
    HELD(
            "held",
            "Rows that a sweep should have taken and the server did not let go, for a foreign key or a trigger; they stay."),
    TOMBSTONED("tombstoned", "Deletions of rows that the table did not hold; remembered."),
    IGNORED("ignored", "Deletions without effect: delete.mode is ignore, or the broker replaced their time."),
    ERRANT("errant", "Rows that cannot be stored; reported and left out.");

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
