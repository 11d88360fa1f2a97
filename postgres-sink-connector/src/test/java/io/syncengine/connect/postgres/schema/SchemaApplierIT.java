// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.schema;

import static io.syncengine.connect.postgres.schema.Definitions.CHARGES;
import static io.syncengine.connect.postgres.schema.Definitions.charges;
import static io.syncengine.connect.postgres.schema.Definitions.column;
import static io.syncengine.connect.postgres.schema.Definitions.evolving;
import static io.syncengine.connect.postgres.schema.Definitions.keyedById;
import static io.syncengine.connect.postgres.schema.Definitions.required;
import static io.syncengine.connect.postgres.schema.Definitions.soft;
import static io.syncengine.connect.postgres.schema.Definitions.table;
import static io.syncengine.connect.postgres.schema.Definitions.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.postgres.EmbeddedServer;
import io.syncengine.connect.postgres.TestDatabase;
import io.syncengine.connect.protocol.ValueType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

class SchemaApplierIT {

    private final TestDatabase database = EmbeddedServer.freshDatabase();
    private final List<String> executed = new ArrayList<>();
    private final SchemaApplier applier = new SchemaApplier(SchemaPolicy.DEFAULT, executed::add);
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = database.connect();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private Table apply(SchemaEvolution evolution, TableDefinition wanted) throws Exception {
        return new SchemaApplier(evolving(evolution), executed::add).apply(connection, wanted);
    }

    private List<String> columns(String table) {
        return database.query(
                "SELECT attname, format_type(atttypid, atttypmod), attnotnull FROM pg_attribute WHERE attrelid = '"
                        + table + "'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum");
    }

    @Nested
    class OnAnEmptyDatabase {

        @Test
        void makesSchemaAndTableAndFindsThemAgain() throws Exception {
            TableDefinition wanted = charges(column("amount", ValueType.INT64), column("metadata", ValueType.JSON));

            Table made = applier.apply(connection, wanted);
            assertThat(executed).hasSize(2);
            Table found = applier.apply(connection, wanted);

            assertThat(executed).hasSize(2);
            assertThat(columns("stripe.charges"))
                    .containsExactly(
                            "id|text|t",
                            "_account_id|text|t",
                            "amount|bigint|f",
                            "metadata|jsonb|f",
                            "_raw_data|jsonb|f",
                            "_updated_at|timestamp with time zone|t",
                            "_synced_at|timestamp with time zone|t",
                            "_row_hash|bigint|f");
            assertThat(found.columns()).isEqualTo(made.columns()).hasSize(8);
            assertThat(found.column("amount").orElseThrow().type()).isEqualTo(ColumnType.BIGINT);
            assertThat(found.isUniqueBy(TableDefinition.DEFAULT_KEY)).isTrue();
            assertThat(found.isUniqueBy(List.of("id"))).isFalse();
            assertThat(found.isCopyable(List.copyOf(found.columns().values()))).isTrue();
            assertThat(found.writable(wanted)).isEqualTo(wanted.columns());
            assertThat(database.query("SHOW server_version_num"))
                    .containsExactly(String.valueOf(found.traits().serverVersion()));
        }

        @Test
        void packsRawDataWithLz4WhereTheServerHasIt() throws Exception {
            applier.apply(connection, charges());

            // PostgreSQL 13 has neither the column nor the setting.
            assertThat(database.query("SELECT to_jsonb(a) ->> 'attcompression' IS NOT DISTINCT FROM 'l'"
                            + " FROM pg_attribute a WHERE attrelid = 'stripe.charges'::regclass"
                            + " AND attname = '_raw_data'"))
                    .isEqualTo(database.query("SELECT EXISTS (SELECT FROM pg_settings"
                            + " WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals))"));
        }

        @Test
        void keepsOddNamesAsTheyAre() throws Exception {
            TableName odd = new TableName("Sch\"ema", "ta.ble %s select");
            TableDefinition wanted = table(
                    odd,
                    List.of(
                            column("Amount", ValueType.INT64),
                            column("amount", ValueType.STRING),
                            column("a.b\"c", ValueType.BOOLEAN),
                            column("x".repeat(64), ValueType.STRING),
                            column("x".repeat(65), ValueType.STRING),
                            column("😀".repeat(20), ValueType.STRING),
                            column("ctid", ValueType.STRING),
                            column("_row_hash", ValueType.STRING),
                            column("", ValueType.STRING)));

            Table table = applier.apply(connection, wanted);

            assertThat(table.writable(wanted)).isEqualTo(wanted.columns()).hasSize(9);
            applier.apply(connection, wanted);
            assertThat(executed).hasSize(2);
        }

        @Test
        void takesTheFirstOfTwoFieldsWithOneColumn() throws Exception {
            Table table = applier.apply(
                    connection,
                    charges(
                            column("amount", ValueType.INT64),
                            column("amount", ValueType.STRING),
                            column("id", ValueType.INT64)));

            assertThat(table.column("amount").orElseThrow().type()).isEqualTo(ColumnType.BIGINT);
            assertThat(table.column("id").orElseThrow().type()).isEqualTo(ColumnType.TEXT);
        }

        @Test
        void leavesFieldsWithoutColumnThatPostgresHasNoRoomFor() throws Exception {
            TableDefinition wanted = table(CHARGES, texts(1700));

            Table table = applier.apply(connection, wanted);
            applier.apply(connection, wanted);

            assertThat(table.columns()).hasSize(1600);
            assertThat(table.writable(wanted)).isEqualTo(wanted.columns().subList(0, 1594));
            assertThat(executed).hasSize(2);
        }

        @Test
        void indexesTheColumnsAskedFor() throws Exception {
            SchemaPolicy policy = new SchemaPolicy(
                    true,
                    SchemaEvolution.BASIC,
                    0,
                    RawCompression.DEFAULT,
                    List.of("customer", "absent"),
                    true,
                    Duration.ofSeconds(5));

            new SchemaApplier(policy, executed::add)
                    .apply(connection, charges(column("customer", ValueType.STRING), column("x", ValueType.STRING)));

            assertThat(database.query("SELECT indexname FROM pg_indexes WHERE schemaname = 'stripe' ORDER BY 1"))
                    .containsExactly("charges_customer_idx", "charges_pkey");
        }

        @Test
        void makesTheSinksOwnTablesOnce() throws Exception {
            applier.prepare(connection, "stripe", EnumSet.allOf(ControlTable.class));
            applier.prepare(connection, "stripe", EnumSet.allOf(ControlTable.class));

            assertThat(executed).hasSize(4);
            assertThat(database.query("SELECT tablename FROM pg_tables WHERE schemaname = 'stripe' ORDER BY 1"))
                    .containsExactly("_sync_seen", "_sync_sweeps", "_sync_tombstones");
        }

        @Test
        void leavesTheConnectionInItsModeAndWithoutTransaction() throws Exception {
            connection.setAutoCommit(false);

            applier.apply(connection, charges());
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            applier.apply(connection, charges());

            assertThat(connection.getAutoCommit()).isFalse();
            connection.setAutoCommit(true);
            applier.apply(connection, charges(column("new", ValueType.STRING)));
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    @Nested
    class OnATableThatIsThere {

        @Test
        void addsAllMissingColumnsInOneStatement() throws Exception {
            applier.apply(connection, charges(column("a", ValueType.INT64)));
            executed.clear();

            Table table = applier.apply(
                    connection,
                    soft(charges(
                            column("a", ValueType.INT64),
                            column("b", ValueType.STRING),
                            column("c", ValueType.BOOLEAN))));

            assertThat(executed)
                    .containsExactly("ALTER TABLE \"stripe\".\"charges\" ADD COLUMN \"_deleted_at\" timestamptz,"
                            + " ADD COLUMN \"b\" text, ADD COLUMN \"c\" boolean");
            assertThat(table.columns()).containsKeys("a", "b", "c", "_deleted_at");
        }

        @Test
        void doesNothingForSchemasThatAlternate() throws Exception {
            TableDefinition one = charges(column("a", ValueType.INT64));
            TableDefinition other = charges(column("b", ValueType.STRING));
            for (int i = 0; i < 10; i++) {
                applier.apply(connection, one);
                applier.apply(connection, other);
            }

            assertThat(executed).hasSize(3);
        }

        @Test
        void addsNothingWithoutEvolution() throws Exception {
            applier.apply(connection, charges(column("a", ValueType.INT64)));
            executed.clear();
            TableDefinition wanted = charges(column("a", ValueType.INT64), column("b", ValueType.STRING));

            Table table = apply(SchemaEvolution.NONE, wanted);

            assertThat(executed).isEmpty();
            assertThat(table.writable(wanted)).containsExactly(column("a", ValueType.INT64));
        }

        @Test
        void saysWhatItCannotDoWithoutWhenNothingMayBeAdded() throws Exception {
            applier.apply(connection, charges());

            assertThatThrownBy(() -> apply(SchemaEvolution.NONE, soft(charges())))
                    .isInstanceOf(SchemaException.class)
                    .hasMessage("table stripe.charges needs a change that the sink cannot do without, and"
                            + " schema.evolution is none; run: ALTER TABLE \"stripe\".\"charges\" ADD COLUMN"
                            + " \"_deleted_at\" timestamptz");
        }

        @Test
        void addsAColumnAgainThatSomebodyDropped() throws Exception {
            TableDefinition wanted = charges(column("a", ValueType.INT64), column("b", ValueType.STRING));
            applier.apply(connection, wanted);
            database.execute("ALTER TABLE stripe.charges DROP COLUMN b");

            assertThat(applier.apply(connection, wanted).writable(wanted)).isEqualTo(wanted.columns());
        }

        @Test
        void countsDroppedColumnsAgainstTheLimit() throws Exception {
            applier.apply(connection, table(CHARGES, texts(1590)));
            database.execute("ALTER TABLE stripe.charges DROP COLUMN f0");
            TableDefinition wanted = charges(
                    column("n1", ValueType.STRING),
                    column("n2", ValueType.STRING),
                    column("n3", ValueType.STRING),
                    column("n4", ValueType.STRING),
                    column("n5", ValueType.STRING));

            Table table = applier.apply(connection, wanted);

            assertThat(table.writable(wanted)).hasSize(4);
        }

        @Test
        void makesTypesWiderOnlyWhenTold() throws Exception {
            applier.apply(connection, charges(column("n", ValueType.INT32), column("s", ValueType.INT64)));
            database.execute("INSERT INTO stripe.charges (id, _updated_at, n, s) VALUES ('a', now(), 1, 2)");
            TableDefinition wanted = charges(column("n", ValueType.INT64), column("s", ValueType.STRING));
            executed.clear();

            Table same = apply(SchemaEvolution.BASIC, wanted);
            assertThat(executed).isEmpty();
            assertThat(same.writable(wanted)).containsExactly(column("n", ValueType.INT64));
            Table wider = apply(SchemaEvolution.WIDEN, wanted);

            assertThat(wider.column("n").orElseThrow().type()).isEqualTo(ColumnType.BIGINT);
            assertThat(wider.writable(wanted)).isEqualTo(wanted.columns());
            assertThat(database.query("SELECT n, s FROM stripe.charges")).containsExactly("1|2");
            assertThat(executed).hasSize(1);
        }

        @Test
        void keepsTypesOfATableThatIsTooLargeToRewrite() throws Exception {
            applier.apply(connection, charges(column("n", ValueType.INT32)));
            database.execute(
                    "INSERT INTO stripe.charges (id, _updated_at) SELECT i, now() FROM generate_series(1, 11) i");
            TableDefinition wanted = charges(column("n", ValueType.INT64), column("new", ValueType.STRING));

            Table kept = new SchemaApplier(widening(10), executed::add).apply(connection, wanted);
            assertThat(kept.column("n").orElseThrow().type()).isEqualTo(ColumnType.INTEGER);
            assertThat(kept.hasColumn("new")).isTrue();
            Table wider = new SchemaApplier(widening(11), executed::add).apply(connection, wanted);
            assertThat(wider.column("n").orElseThrow().type()).isEqualTo(ColumnType.BIGINT);
        }

        private SchemaPolicy widening(long rows) {
            return new SchemaPolicy(
                    true, SchemaEvolution.WIDEN, rows, RawCompression.AUTO, List.of(), true, Duration.ofSeconds(5));
        }

        @Test
        void keepsATypeThatAViewNeedsAndAddsTheRest() throws Exception {
            applier.apply(connection, charges(column("n", ValueType.INT32)));
            database.execute("CREATE VIEW v AS SELECT n FROM stripe.charges");

            Table table = apply(
                    SchemaEvolution.WIDEN, charges(column("n", ValueType.INT64), column("new", ValueType.STRING)));

            assertThat(table.column("n").orElseThrow().type()).isEqualTo(ColumnType.INTEGER);
            assertThat(table.hasColumn("new")).isTrue();
        }

        @Test
        void givesUpOnATableThatOthersHoldAndChangesNothing() throws Exception {
            applier.apply(connection, charges());
            executed.clear();
            SchemaPolicy impatient = new SchemaPolicy(
                    true, SchemaEvolution.BASIC, 0, RawCompression.AUTO, List.of(), true, Duration.ofMillis(100));

            try (Connection other = database.connect()) {
                other.setAutoCommit(false);
                other.createStatement().execute("LOCK TABLE stripe.charges IN ACCESS SHARE MODE");
                assertThatThrownBy(() -> new SchemaApplier(impatient, executed::add)
                                .apply(connection, charges(column("a", ValueType.STRING))))
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState()).isEqualTo("55P03"));
            }

            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(executed).isEmpty();
            applier.apply(connection, charges(column("a", ValueType.STRING)));
        }
    }

    @Nested
    class OnATableOfSomebodyElse {

        private static final String OWN = "CREATE TABLE stripe.charges (id text PRIMARY KEY, email text NOT NULL,"
                + " total int NOT NULL DEFAULT 0, n bigint GENERATED ALWAYS AS IDENTITY,"
                + " double int GENERATED ALWAYS AS (total * 2) STORED, state mood, tags text[], name varchar(5))";

        @BeforeEach
        void schema() {
            database.execute("CREATE SCHEMA stripe", "CREATE TYPE mood AS ENUM ('sad', 'ok')");
        }

        @Test
        void addsTheSinksColumnsBesideTheRowsThatAreThere() throws Exception {
            database.execute(OWN, "INSERT INTO stripe.charges (id, email) VALUES ('a', 'x')");
            TableDefinition wanted = keyedById(charges(
                    required("email", ValueType.STRING),
                    column("double", ValueType.INT64),
                    column("n", ValueType.INT64),
                    column("state", ValueType.STRING),
                    column("tags", ValueType.JSON),
                    column("name", ValueType.STRING)));

            Table table = applier.apply(connection, wanted);

            assertThat(
                            database.query(
                                    "SELECT id, _account_id, extract(epoch FROM _updated_at)::int, _row_hash FROM stripe.charges"))
                    .containsExactly("a||0|null");
            assertThat(table.writable(wanted))
                    .extracting(ColumnDefinition::name)
                    .containsExactly("email", "state", "tags", "name");
            assertThat(table.column("email").orElseThrow().notNull()).isTrue();
            assertThat(table.column("double").orElseThrow().generated()).isTrue();
            assertThat(table.column("n").orElseThrow().generated()).isTrue();
            assertThat(table.column("state").orElseThrow().typeName()).isEqualTo("mood");
            assertThat(table.column("name").orElseThrow().typeName()).isEqualTo("character varying");
            assertThat(table.isCopyable(List.of(table.column("state").orElseThrow())))
                    .isFalse();
        }

        @Test
        void liftsNotNullWhereRowsMayLackAValue() throws Exception {
            database.execute(OWN);

            Table optional = applier.apply(connection, keyedById(charges(column("email", ValueType.STRING))));

            assertThat(optional.column("email").orElseThrow().notNull()).isFalse();
            assertThat(optional.column("total").orElseThrow().notNull()).isTrue();
            assertThat(optional.column("n").orElseThrow().notNull()).isTrue();
        }

        @Test
        void liftsNotNullFromWhatTheRecordsDoNotHave() throws Exception {
            database.execute(OWN);

            assertThat(applier.apply(connection, keyedById(charges()))
                            .column("email")
                            .orElseThrow()
                            .notNull())
                    .isFalse();
        }

        @Test
        void liftsNotNullForDeletedRowsThatNobodyHasSeen() throws Exception {
            database.execute(OWN);

            Table table = applier.apply(connection, soft(keyedById(charges(required("email", ValueType.STRING)))));

            assertThat(table.column("email").orElseThrow().notNull()).isFalse();
        }

        @Test
        void takesAUniqueIndexForAKey() throws Exception {
            database.execute(
                    "CREATE TABLE stripe.charges (n int PRIMARY KEY DEFAULT 1, id text, _account_id text, x int)",
                    "CREATE UNIQUE INDEX ON stripe.charges (_account_id, id) INCLUDE (x)");

            assertThat(applier.apply(connection, charges()).isUniqueBy(TableDefinition.DEFAULT_KEY))
                    .isTrue();
        }

        @Test
        void takesPartitionedTables() throws Exception {
            database.execute(
                    "CREATE TABLE stripe.charges (id text, _account_id text, PRIMARY KEY (id, _account_id))"
                            + " PARTITION BY HASH (id)",
                    "CREATE TABLE stripe.charges_0 PARTITION OF stripe.charges FOR VALUES WITH (MODULUS 1, REMAINDER 0)");

            Table table = applier.apply(connection, charges(column("a", ValueType.STRING)));

            assertThat(table.traits().partitioned()).isTrue();
            assertThat(table.hasColumn("a")).isTrue();
        }

        @Test
        void keepsCopyAwayFromTablesWithRowSecurity() throws Exception {
            applier.apply(connection, charges());
            database.execute("ALTER TABLE stripe.charges ENABLE ROW LEVEL SECURITY");

            Table table = applier.apply(connection, charges());

            assertThat(table.isCopyable(List.of(table.column("id").orElseThrow())))
                    .isFalse();
        }
    }
}
