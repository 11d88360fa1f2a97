// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import io.syncengine.connect.postgres.schema.Column;
import io.syncengine.connect.postgres.schema.ControlTable;
import io.syncengine.connect.postgres.schema.Identifiers;
import io.syncengine.connect.postgres.schema.SystemColumns;
import io.syncengine.connect.postgres.schema.Table;
import io.syncengine.connect.protocol.RecordFields;
import io.syncengine.connect.protocol.RowVersion;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/**
 * Looks up what the database knows of the keys of a batch: one index lookup for each key and table, in one statement.
 * The answer has no keys but their places in the batch, and no line for keys that nothing is known of.
 */
final class Probe {

    private final Table table;
    private final boolean accounts;
    private final BatchStart.Memory memory;

    /**
     * A look-up.
     *
     * @param key columns that tell rows apart
     * @param memory which of the sink's own tables have to be asked
     */
    Probe(Table table, List<String> key, BatchStart.Memory memory) {
        this.table = table;
        this.accounts = key.contains(RecordFields.ACCOUNT_ID);
        this.memory = memory;
    }

    /** What is known of each row's key, in the order of the rows. */
    Stored[] run(Connection connection, List<PendingRow> rows) throws SQLException {
        Stored[] stored = new Stored[rows.size()];
        Arrays.fill(stored, Stored.NOTHING);
        try (PreparedStatement statement = connection.prepareStatement(sql())) {
            BinaryArray.bindTexts(statement, 1, rows, row -> row.key().id());
            BinaryArray.bindTexts(statement, 2, rows, row -> row.key().accountId());
            try (ResultSet answer = statement.executeQuery()) {
                while (answer.next()) {
                    stored[answer.getInt(1) - 1] = stored(answer);
                }
            }
        }
        return stored;
    }

    private static Stored stored(ResultSet answer) throws SQLException {
        RowVersion row = null;
        Long hash = null;
        if (answer.getBoolean(2)) {
            Long version = number(answer, 3);
            Long seen = number(answer, 6);
            // A row of others without a version is older than any.
            long known = version == null ? Long.MIN_VALUE : version;
            row = RowVersion.stored(seen == null ? known : Math.max(known, seen), answer.getBoolean(5));
            hash = number(answer, 4);
        }
        Long deleted = number(answer, 7);
        return new Stored(row, hash, deleted == null ? null : RowVersion.stored(deleted, true));
    }

    private static @Nullable Long number(ResultSet answer, int column) throws SQLException {
        long number = answer.getLong(column);
        return answer.wasNull() ? null : number;
    }

    /** OFFSET keeps the planner from joining the whole table: each key is looked up in the index. */
    private String sql() {
        String softDeleted = table.hasColumn(SystemColumns.DELETED_AT)
                ? Identifiers.quote(SystemColumns.DELETED_AT) + " IS NOT NULL"
                : "false";
        String row = "LEFT JOIN LATERAL (SELECT true AS here, "
                + millis(Identifiers.quote(RecordFields.UPDATED_AT)) + " AS version, "
                + Identifiers.quote(SystemColumns.ROW_HASH) + " AS hash, " + softDeleted + " AS gone FROM "
                + table.name().quoted() + " WHERE " + Identifiers.quote(RecordFields.ID) + " = "
                + key(RecordFields.ID, "s.id")
                + (accounts
                        ? " AND " + Identifiers.quote(RecordFields.ACCOUNT_ID) + " = "
                                + key(RecordFields.ACCOUNT_ID, "s.account")
                        : "")
                + " OFFSET 0) r ON true ";
        String seen = memory.seen() ? lookUp(ControlTable.SEEN, "seen_at", "m") : "";
        String deleted = memory.tombstones() ? lookUp(ControlTable.TOMBSTONES, "deleted_at", "d") : "";
        return "SELECT s.n, r.here, r.version, r.hash, r.gone, " + (memory.seen() ? "m.at" : "NULL::int8") + ", "
                + (memory.tombstones() ? "d.at" : "NULL::int8")
                + " FROM unnest(?, ?) WITH ORDINALITY AS s(id, account, n) " + row + seen + deleted
                + "WHERE r.here" + (memory.tombstones() ? " OR d.at IS NOT NULL" : "");
    }

    private String lookUp(ControlTable control, String column, String alias) {
        return "LEFT JOIN LATERAL (SELECT " + millis(column) + " AS at FROM "
                + control.in(table.name().schema()).quoted() + " WHERE table_name = "
                + Identifiers.literal(table.name().table())
                + " AND id = s.id AND account_id = s.account OFFSET 0) " + alias + " ON true ";
    }

    private String key(String column, String parameter) {
        Column key = table.columns().get(column);
        return key == null || key.type().isText() ? parameter : parameter + "::" + key.typeName();
    }

    /** A number, since that is read faster than a date's text, and means the same in every time zone. */
    static String millis(String column) {
        return "round(date_part('epoch', " + column + ") * 1000)::int8";
    }
}
