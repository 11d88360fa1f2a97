// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.schema;

import static io.syncengine.connect.postgres.schema.Definitions.CHARGES;
import static io.syncengine.connect.postgres.schema.Definitions.charges;
import static io.syncengine.connect.postgres.schema.Definitions.column;
import static io.syncengine.connect.postgres.schema.Definitions.keyedById;
import static io.syncengine.connect.postgres.schema.Definitions.soft;
import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.protocol.ValueType;
import org.junit.jupiter.api.Test;

import java.util.EnumSet;
import java.util.List;

/** The exact statements: a change here changes the tables of those who have none yet. */
class DdlTest {

    @Test
    void makesASchema() {
        assertThat(Ddl.createSchema("my \"stripe\"")).isEqualTo("CREATE SCHEMA \"my \"\"stripe\"\"\"");
    }

    @Test
    void makesATable() {
        TableDefinition table = charges(
                column("amount", ValueType.INT64),
                column("paid", ValueType.BOOLEAN),
                column("metadata", ValueType.JSON),
                column("created", ValueType.TIMESTAMP),
                column("_synced_at", ValueType.STRING));

        assertThat(Ddl.createTable(table, table.columns(), true)).isEqualTo("""
                        CREATE TABLE "stripe"."charges" (
                          "id" text NOT NULL,
                          "_account_id" text NOT NULL DEFAULT '',
                          "amount" bigint,
                          "paid" boolean,
                          "metadata" jsonb,
                          "created" timestamptz,
                          "src__synced_at" text,
                          "_raw_data" jsonb COMPRESSION lz4,
                          "_updated_at" timestamptz NOT NULL,
                          "_synced_at" timestamptz NOT NULL DEFAULT now(),
                          "_row_hash" bigint,
                          PRIMARY KEY ("id", "_account_id")
                        )""");
    }

    @Test
    void makesATableOfAChildStreamInSoftModeWithANarrowKeyAndPlainCompression() {
        TableDefinition child = new TableDefinition(CHARGES, List.of("id"), List.of(), true, true, false);

        assertThat(Ddl.createTable(soft(keyedById(child)), List.of(), false)).isEqualTo("""
                        CREATE TABLE "stripe"."charges" (
                          "id" text NOT NULL,
                          "_account_id" text NOT NULL DEFAULT '',
                          "_parent_id" text,
                          "_raw_data" jsonb,
                          "_updated_at" timestamptz NOT NULL,
                          "_synced_at" timestamptz NOT NULL DEFAULT now(),
                          "_deleted_at" timestamptz,
                          "_row_hash" bigint,
                          PRIMARY KEY ("id")
                        )""");
    }

    @Test
    void changesATableInOneStatement() {
        List<String> clauses = List.of(
                Ddl.addColumn(column("fee", ValueType.DECIMAL)),
                Ddl.dropNotNull("email"),
                Ddl.changeType("amount", ColumnType.BIGINT));

        assertThat(Ddl.alterTable(CHARGES, clauses))
                .isEqualTo("ALTER TABLE \"stripe\".\"charges\" ADD COLUMN \"fee\" numeric,"
                        + " ALTER COLUMN \"email\" DROP NOT NULL,"
                        + " ALTER COLUMN \"amount\" TYPE bigint USING \"amount\"::bigint");
    }

    @Test
    void makesTheSinksOwnTables() {
        assertThat(Ddl.createControl(ControlTable.TOMBSTONES, ControlTable.TOMBSTONES.in("stripe")))
                .isEqualTo("""
                        CREATE TABLE "stripe"."_sync_tombstones" (
                          "table_name" text NOT NULL,
                          "id" text NOT NULL,
                          "account_id" text NOT NULL,
                          "deleted_at" timestamptz NOT NULL,
                          "recorded_at" timestamptz NOT NULL,
                          PRIMARY KEY ("table_name", "id", "account_id")
                        )""");
        assertThat(Ddl.createControl(ControlTable.SEEN, ControlTable.SEEN.in("stripe")))
                .isEqualTo("""
                        CREATE TABLE "stripe"."_sync_seen" (
                          "table_name" text NOT NULL,
                          "id" text NOT NULL,
                          "account_id" text NOT NULL,
                          "seen_at" timestamptz NOT NULL,
                          PRIMARY KEY ("table_name", "id", "account_id")
                        )""");
        assertThat(Ddl.createControl(ControlTable.SWEEPS, ControlTable.SWEEPS.in("stripe")))
                .isEqualTo("""
                        CREATE TABLE "stripe"."_sync_sweeps" (
                          "table_name" text NOT NULL,
                          "account_id" text NOT NULL,
                          "before" timestamptz NOT NULL,
                          PRIMARY KEY ("table_name", "account_id")
                        )""");
    }

    @Test
    void makesIndexes() {
        assertThat(Ddl.createIndex(CHARGES, "customer", false))
                .isEqualTo("CREATE INDEX ON \"stripe\".\"charges\" (\"customer\")");
        assertThat(Ddl.createIndex(CHARGES, "customer", true))
                .isEqualTo("CREATE INDEX CONCURRENTLY ON \"stripe\".\"charges\" (\"customer\")");
    }

    @Test
    void grantsWhatIsMissing() {
        assertThat(Ddl.grant(EnumSet.of(Privilege.UPDATE, Privilege.INSERT), CHARGES, "sync"))
                .isEqualTo("GRANT INSERT, UPDATE ON TABLE \"stripe\".\"charges\" TO \"sync\"");
    }
}
