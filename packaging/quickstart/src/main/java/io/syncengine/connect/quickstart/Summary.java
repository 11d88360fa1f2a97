// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart;

import io.syncengine.connect.quickstart.database.Database;
import io.syncengine.connect.quickstart.database.Tables;
import io.syncengine.connect.quickstart.progress.Progress;
import io.syncengine.connect.quickstart.progress.StreamProgress;
import io.syncengine.connect.quickstart.progress.Texts;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** What is printed when a backfill is complete: what is there now, and how to look at it. */
final class Summary {

    private final Database database;
    private final Tables tables;

    Summary(Database database, Tables tables) {
        this.database = database;
        this.tables = tables;
    }

    /**
     * The text, ending without a line break.
     *
     * @param isKept whether the embedded database stays up when this process ends
     */
    String text(Progress progress, boolean isKept) throws SQLException {
        Map<String, Long> rows;
        try (Connection connection = database.connect()) {
            rows = tables.count(connection);
        }
        StringBuilder text = new StringBuilder();
        long total = rows.values().stream().mapToLong(Long::longValue).sum();
        text.append("\nThe backfill is complete: ")
                .append(Texts.count(total, "row"))
                .append(" in ")
                .append(Texts.count(rows.size(), "table"))
                .append(" after ")
                .append(Texts.clock(progress.elapsed()))
                .append(".\n");
        appendSkipped(progress, text);
        text.append("\nDatabase  ").append(database.displayUrl()).append('\n');
        appendQueries(rows, text);
        text.append("\nRun them with psql, or with: packaging/quickstart.sh --query \"select …\"\n");
        if (isKept) {
            text.append("PostgreSQL stays up. Stop it with: packaging/quickstart.sh --stop\n");
        }
        return text.toString().stripTrailing();
    }

    private static void appendSkipped(Progress progress, StringBuilder text) {
        List<StreamProgress> skipped = progress.in(StreamProgress.Phase.SKIPPED);
        if (!skipped.isEmpty()) {
            text.append("\nSkipped, because the account does not offer them to this key:\n");
            skipped.forEach(stream -> text.append("  ")
                    .append(stream.stream())
                    .append(": ")
                    .append(Texts.printable(stream.note()))
                    .append('\n'));
        }
    }

    private static void appendQueries(Map<String, Long> rows, StringBuilder text) {
        List<SampleQueries.Query> queries = SampleQueries.choose(rows);
        if (!queries.isEmpty()) {
            text.append("\nTry\n");
        }
        for (SampleQueries.Query query : queries) {
            text.append("\n  -- ").append(query.title()).append('\n');
            query.sql().lines().forEach(line -> text.append("  ").append(line).append('\n'));
        }
    }
}
