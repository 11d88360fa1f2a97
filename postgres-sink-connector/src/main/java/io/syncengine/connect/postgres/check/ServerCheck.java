// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.check;

import io.syncengine.connect.postgres.config.DeleteMode;
import io.syncengine.connect.postgres.config.PostgresSinkConfig;
import io.syncengine.connect.postgres.config.TableKeys;
import io.syncengine.connect.postgres.schema.ControlTable;
import io.syncengine.connect.postgres.schema.SchemaApplier;
import io.syncengine.connect.postgres.schema.SchemaException;
import io.syncengine.connect.postgres.schema.TableDefinition;
import io.syncengine.connect.postgres.schema.TableName;
import io.syncengine.connect.protocol.TopicNames;
import io.syncengine.connect.support.config.Finding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a server that let the sink in says about a configuration: its version, whether it can be written to, and rights. */
final class ServerCheck {

    private static final Logger log = LoggerFactory.getLogger(ServerCheck.class);

    private static final int OLDEST_VERSION = 130_000;
    private static final String FACTS = "SELECT current_setting('server_version_num')::int,"
            + " current_setting('server_version'), pg_is_in_recovery(), current_setting('transaction_read_only')::bool";

    private final Connection connection;
    private final Deadline deadline;
    private final PostgresSinkConfig config;
    private final Places places;
    private final List<Finding> findings = new ArrayList<>();

    ServerCheck(Connection connection, Deadline deadline, PostgresSinkConfig config, Places places) {
        this.connection = connection;
        this.deadline = deadline;
        this.config = config;
        this.places = places;
    }

    /** @throws SQLException if the connection is lost */
    List<Finding> findings() throws SQLException {
        checkServer();
        if (findings.isEmpty()) {
            checkTables();
        }
        return findings;
    }

    private void checkServer() throws SQLException {
        deadline.bound(connection);
        try (Statement statement = connection.createStatement();
                ResultSet facts = statement.executeQuery(FACTS)) {
            facts.next();
            if (facts.getInt(1) < OLDEST_VERSION) {
                add(places.server(), "PostgreSQL " + facts.getString(2) + " is too old; the sink needs 13 or newer");
            } else if (facts.getBoolean(3)) {
                add(
                        places.server(),
                        config.connection().url() + " is a standby, which cannot be written to; name the" + " primary");
            } else if (facts.getBoolean(4)) {
                add(
                        places.server(),
                        config.connection().url() + " is read-only for this role and database"
                                + " (default_transaction_read_only); name another server, or change that");
            }
        }
    }

    private void checkTables() throws SQLException {
        SchemaApplier applier = new SchemaApplier(config.tables().policy(), sql -> {});
        for (ControlTable control : ControlTable.values()) {
            String schema = config.tables().naming().schema();
            if (!passes(() -> applier.check(connection, schema, control))) {
                // What is wrong with the schema is wrong for all that is in it.
                return;
            }
        }
        for (TableName table : tables()) {
            passes(() -> applier.check(connection, definition(table)));
        }
    }

    private interface Check {
        void run() throws SQLException, SchemaException;
    }

    private boolean passes(Check check) throws SQLException {
        if (deadline.isOver()) {
            log.warn("There was no time to look at every table that the configuration names");
            return false;
        }
        deadline.bound(connection);
        try {
            check.run();
            return true;
        } catch (SchemaException e) {
            add(TableKeys.SCHEMA_CONFIG, String.valueOf(e.getMessage()));
            return false;
        }
    }

    /** Tables of the topics that are named one by one; those that a pattern selects are not known. */
    private Set<TableName> tables() {
        Set<TableName> tables = new LinkedHashSet<>();
        for (String topic : config.topics()) {
            String stream = TopicNames.stream(topic);
            if (!stream.equals(TopicNames.HEARTBEAT) && !stream.equals(TopicNames.CONTROL)) {
                tables.add(config.tables().naming().table(topic));
            }
        }
        return tables;
    }

    /** Of columns only those that every table has: a topic's fields are not known. */
    private TableDefinition definition(TableName table) {
        boolean soft = config.writing().deletes() == DeleteMode.SOFT;
        return new TableDefinition(table, config.tables().key(), List.of(), false, false, soft);
    }

    private void add(String setting, String text) {
        findings.add(Finding.of(setting, text));
    }
}
