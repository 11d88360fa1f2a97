// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.sinks.rows;

import io.syncengine.connect.benchmarks.measure.SinkPhase;
import org.apache.kafka.connect.data.Field;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The table of the rows: its definition, and whether it holds what it has to hold. */
public final class RowTable {

    /** Of all tables of a benchmark. */
    public static final String SCHEMA = "bench";

    public static final String NAME = "charges";

    private RowTable() {}

    /**
     * Starts afresh.
     *
     * @param isMade whether the table is made here, with the server's default compression, as for every sink; else the sink
     *     makes it as it likes
     */
    public static void reset(Connection connection, boolean isMade) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE");
            statement.execute("CREATE SCHEMA " + SCHEMA);
            if (isMade) {
                statement.execute(definition());
            }
            // Not within a phase: each page that is written first after it would count in full.
            statement.execute("CHECKPOINT");
        }
    }

    /** What the PostgreSQL sink would make itself, but for the compression. */
    static String definition() {
        StringBuilder text = new StringBuilder("CREATE TABLE " + SCHEMA + "." + NAME + " (");
        for (Field field : RowColumns.VALUE.fields()) {
            text.append('"').append(field.name()).append("\" ").append(RowColumns.type(field.schema()));
            text.append(
                    switch (field.name()) {
                        case "id", "_updated_at" -> " NOT NULL, ";
                        case "_account_id" -> " NOT NULL DEFAULT '', ";
                        default -> ", ";
                    });
        }
        return text + "\"_synced_at\" timestamptz NOT NULL DEFAULT now(), \"_row_hash\" bigint,"
                + " PRIMARY KEY (\"id\", \"_account_id\"))";
    }

    /** Whether the table holds, after a phase, each row once and in its last version. */
    public static boolean isRight(Connection connection, SinkPhase phase, int rows) throws SQLException {
        long count = 0;
        long sum = 0;
        for (int row = 0; row < rows; row++) {
            if (!phase.isDeleted(row)) {
                count++;
                sum += RowSource.amount(row, phase.version(row));
            }
        }
        try (Statement query = connection.createStatement();
                ResultSet result = query.executeQuery("SELECT count(*), coalesce(sum(amount), 0),"
                        + " coalesce(sum((_raw_data ->> 'amount')::bigint), 0) FROM " + SCHEMA + "." + NAME)) {
            result.next();
            return result.getLong(1) == count && result.getLong(2) == sum && result.getLong(3) == sum;
        }
    }
}
