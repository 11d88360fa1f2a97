// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.verify;

import io.syncengine.connect.quickstart.QuickstartException;
import io.syncengine.connect.quickstart.database.EmbeddedDatabase;
import io.syncengine.connect.quickstart.runtime.Ports;
import io.syncengine.connect.simulators.stripe.SimulatedMode;
import io.syncengine.connect.simulators.stripe.TruthRow;
import io.syncengine.connect.stripe.spec.ParentLink;
import io.syncengine.connect.stripe.spec.StreamRegistry;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tables as the sink leaves them, filled from the truth. */
final class SyncedTables {

    static final String SCHEMA = "stripe";

    private final EmbeddedDatabase database;

    SyncedTables(Path directory) throws QuickstartException, IOException {
        database = EmbeddedDatabase.start(directory, Ports.free(1).get(0));
    }

    Target target() {
        return new Target(database::connect, SCHEMA, name -> name);
    }

    /** Removes all tables. */
    void clear() throws SQLException {
        execute("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE; CREATE SCHEMA " + SCHEMA);
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Makes the table of a stream equal to the truth; rows with those ids stay as they are, or stay away. */
    void sync(SimulatedMode truth, String account, String stream, Set<String> except) throws SQLException {
        List<TruthRow> rows = new ArrayList<>();
        truth.forEach(stream, rows::add);
        ParentLink link = StreamRegistry.bundled().find(stream).orElseThrow().parent();
        boolean isQualified = link != null && link.qualifiedId();
        String table = SCHEMA + ".\"" + stream + "\"";
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        "CREATE TABLE IF NOT EXISTS " + table + " (id text NOT NULL, _account_id text NOT NULL,"
                                + " _parent_id text, _raw_data jsonb, PRIMARY KEY (id, _account_id))");
            }
            try (PreparedStatement delete = connection.prepareStatement(
                    "DELETE FROM " + table + " WHERE _account_id = ? AND NOT id = ANY (?)")) {
                delete.setString(1, account);
                delete.setArray(2, connection.createArrayOf("text", except.toArray()));
                delete.executeUpdate();
            }
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO " + table + " VALUES (?, ?, ?, ?::jsonb)")) {
                for (TruthRow row : rows) {
                    String id = isQualified ? row.parent() + "/" + row.id() : row.id();
                    if (!except.contains(id)) {
                        insert.setString(1, id);
                        insert.setString(2, account);
                        insert.setString(3, row.parent());
                        insert.setString(4, row.json());
                        insert.addBatch();
                    }
                }
                insert.executeBatch();
            }
            connection.commit();
        }
    }

    /** Ends the server. */
    void stop() throws IOException, InterruptedException {
        database.stop();
    }
}
