// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.schema;

import static io.syncengine.connect.postgres.schema.Definitions.charges;
import static io.syncengine.connect.postgres.schema.Definitions.column;
import static io.syncengine.connect.postgres.schema.Definitions.evolving;
import static io.syncengine.connect.postgres.schema.Definitions.keyedById;
import static io.syncengine.connect.postgres.schema.Definitions.soft;
import static io.syncengine.connect.postgres.schema.Definitions.withoutCreation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import io.syncengine.connect.postgres.EmbeddedServer;
import io.syncengine.connect.postgres.TestDatabase;
import io.syncengine.connect.protocol.ValueType;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** Each message names the statement that helps; the tests run it, and find that it does. */
class SchemaRefusalsIT {

    private final TestDatabase database = EmbeddedServer.freshDatabase();
    private final String role = "role_" + database.name();
    private final List<String> executed = new ArrayList<>();

    private Table apply(SchemaPolicy policy, TableDefinition wanted) throws Exception {
        try (Connection connection = database.connectAs(role)) {
            return new SchemaApplier(policy, executed::add).apply(connection, wanted);
        }
    }

    private Table apply(TableDefinition wanted) throws Exception {
        return apply(SchemaPolicy.DEFAULT, wanted);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refusal(TableDefinition wanted) {
        return assertThatThrownBy(() -> apply(wanted)).isInstanceOf(SchemaException.class);
    }

    /** The statement that the message tells to run, up to an alternative. */
    private static String remedy(Throwable refusal) {
        return refusal.getMessage().replaceFirst("(?s).*; run: ", "").replaceFirst("(?s), or .*", "");
    }

    /** Applies, runs what the refusal asks for, and so on until it succeeds; the problems met. */
    private List<String> problemsUntilItWorks(SchemaPolicy policy, TableDefinition wanted) throws Exception {
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            try {
                apply(policy, wanted);
                return problems;
            } catch (SchemaException e) {
                problems.add(e.getMessage().replaceFirst("(?s); run: .*", ""));
                database.execute(remedy(e));
            }
        }
        throw new AssertionError(problems);
    }

    @BeforeEach
    void role() {
        database.execute("CREATE ROLE " + role + " LOGIN", "CREATE ROLE owner_" + database.name());
    }

    @Nested
    class WithoutRights {

        @Test
        void namesEachMissingRightWithTheStatementThatGivesIt() throws Exception {
            database.execute(
                    "CREATE SCHEMA stripe",
                    "CREATE TABLE stripe.charges (id text, _account_id text, PRIMARY KEY (id, _account_id))");

            assertThat(problemsUntilItWorks(SchemaPolicy.DEFAULT, charges()))
                    .containsExactly(
                            "role " + role + " may not use schema stripe",
                            "role " + role + " lacks SELECT, INSERT, UPDATE, DELETE on table stripe.charges",
                            "table stripe.charges needs a change that role " + role
                                    + " may not make, because postgres owns it");
            assertThat(executed).isEmpty();
        }

        @Test
        void namesTheRightToMakeTheSchema() throws Exception {
            assertThat(problemsUntilItWorks(SchemaPolicy.DEFAULT, charges()))
                    .containsExactly("schema stripe does not exist, and role " + role + " may not create it");
            assertThat(database.query("SELECT nspowner::regrole FROM pg_namespace WHERE nspname = 'stripe'"))
                    .containsExactly(role);
        }

        @Test
        void namesTheRightToMakeTables() throws Exception {
            database.execute("CREATE SCHEMA stripe", "GRANT USAGE ON SCHEMA stripe TO " + role);

            assertThat(problemsUntilItWorks(SchemaPolicy.DEFAULT, charges()))
                    .containsExactly("table stripe.charges does not exist, and role " + role
                            + " may not create tables in the schema");
        }

        @ParameterizedTest
        @CsvSource({"SELECT", "INSERT", "UPDATE", "DELETE"})
        void namesTheOneThatIsMissing(String privilege) throws Exception {
            try (Connection superuser = database.connect()) {
                new SchemaApplier(SchemaPolicy.DEFAULT, executed::add).apply(superuser, charges());
            }
            database.execute(
                    "GRANT USAGE ON SCHEMA stripe TO " + role,
                    "GRANT ALL ON stripe.charges TO " + role,
                    "REVOKE " + privilege + " ON stripe.charges FROM " + role);

            refusal(charges())
                    .hasMessage("role " + role + " lacks " + privilege + " on table stripe.charges; run: GRANT "
                            + privilege + " ON TABLE \"stripe\".\"charges\" TO \"" + role + "\"");
        }

        @Test
        void needsNoRightToDeleteWhereNothingIsDeleted() throws Exception {
            SchemaPolicy policy = new SchemaPolicy(
                    true,
                    SchemaEvolution.BASIC,
                    0,
                    RawCompression.AUTO,
                    List.of(),
                    false,
                    SchemaPolicy.DEFAULT.lockTimeout());
            workingTable("SELECT, INSERT, UPDATE");

            apply(policy, charges());
            refusal(charges()).hasMessageContaining("lacks DELETE");
        }

        @Test
        void worksOnTablesThatAreThereWithNothingButTheRightsOnRows() throws Exception {
            workingTable("SELECT, INSERT, UPDATE, DELETE");

            assertThat(apply(charges(column("amount", ValueType.INT64))).hasColumn("amount"))
                    .isTrue();
            refusal(charges(column("fee", ValueType.INT64)))
                    .hasMessage("table stripe.charges needs a change that role " + role
                            + " may not make, because postgres owns it; run: ALTER TABLE \"stripe\".\"charges\""
                            + " ADD COLUMN \"fee\" bigint, or GRANT \"postgres\" TO \"" + role
                            + "\", or set schema.evolution=none to keep new fields in _raw_data only");
            assertThat(apply(evolving(SchemaEvolution.NONE), charges(column("fee", ValueType.INT64)))
                            .hasColumn("fee"))
                    .isFalse();
        }

        @Test
        void mayChangeATableThroughTheRoleThatOwnsIt() throws Exception {
            workingTable("SELECT, INSERT, UPDATE, DELETE");
            database.execute(
                    "ALTER TABLE stripe.charges OWNER TO owner_" + database.name(),
                    "GRANT CREATE ON SCHEMA stripe TO owner_" + database.name(),
                    "GRANT owner_" + database.name() + " TO " + role);

            assertThat(apply(charges(column("fee", ValueType.INT64))).hasColumn("fee"))
                    .isTrue();
        }

        @Test
        void namesRightsOnTheSinksOwnTables() throws Exception {
            try (Connection superuser = database.connect()) {
                new SchemaApplier(SchemaPolicy.DEFAULT, executed::add)
                        .prepare(superuser, "stripe", EnumSet.of(ControlTable.SEEN));
            }
            database.execute("GRANT USAGE ON SCHEMA stripe TO " + role);

            try (Connection connection = database.connectAs(role)) {
                SchemaApplier applier = new SchemaApplier(SchemaPolicy.DEFAULT, executed::add);
                assertThatThrownBy(() -> applier.prepare(connection, "stripe", EnumSet.of(ControlTable.SEEN)))
                        .isInstanceOf(SchemaException.class)
                        .hasMessageContaining(
                                "GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE \"stripe\".\"_sync_seen\"");
                assertThatThrownBy(() -> applier.prepare(connection, "stripe", EnumSet.of(ControlTable.SWEEPS)))
                        .isInstanceOf(SchemaException.class)
                        .hasMessageContaining("GRANT CREATE ON SCHEMA \"stripe\"");
            }
        }

        private void workingTable(String privileges) throws Exception {
            try (Connection superuser = database.connect()) {
                new SchemaApplier(SchemaPolicy.DEFAULT, sql -> {})
                        .apply(superuser, charges(column("amount", ValueType.INT64)));
            }
            database.execute(
                    "GRANT USAGE ON SCHEMA stripe TO " + role, "GRANT " + privileges + " ON stripe.charges TO " + role);
        }
    }

    @Nested
    class WhereNothingIsToBeMade {

        @Test
        void givesTheStatementsForSchemaAndTable() throws Exception {
            assertThat(problemsUntilItWorks(withoutCreation(), charges(column("amount", ValueType.INT64))))
                    .containsExactly(
                            "schema stripe does not exist and auto.create is false",
                            "role " + role + " may not use schema stripe",
                            "table stripe.charges does not exist and auto.create is false",
                            "role " + role + " lacks SELECT, INSERT, UPDATE, DELETE on table stripe.charges");
        }
    }

    @Nested
    class TablesThatCannotBeUsed {

        @BeforeEach
        void owner() {
            database.execute("CREATE SCHEMA stripe AUTHORIZATION " + role);
        }

        private void as(String... statements) {
            for (String statement : statements) {
                database.execute("SET ROLE " + role + "; " + statement);
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "CREATE TABLE stripe.charges (id text, _account_id text)",
                    "CREATE TABLE stripe.charges (id text, _account_id text UNIQUE)",
                    "CREATE TABLE stripe.charges (id text PRIMARY KEY, _account_id text)",
                    "CREATE TABLE stripe.charges (id text PRIMARY KEY)",
                    "CREATE TABLE stripe.charges (x int, id text, _account_id text, UNIQUE (id, _account_id, x))",
                    "CREATE TABLE stripe.charges (id text, _account_id text, UNIQUE (id, _account_id) DEFERRABLE)",
                    "CREATE TABLE stripe.charges (id text, _account_id text); CREATE UNIQUE INDEX ON stripe.charges"
                            + " (id, _account_id) WHERE id <> ''",
                    "CREATE TABLE stripe.charges (id text, _account_id text); CREATE UNIQUE INDEX ON stripe.charges"
                            + " (lower(id), _account_id)"
                })
        void getTheKeyThatTheyLackByTheStatementInTheMessage(String statement) throws Exception {
            as(statement);

            assertThat(problemsUntilItWorks(SchemaPolicy.DEFAULT, charges()))
                    .containsExactly("table stripe.charges has no primary key or unique index on exactly"
                            + " (id, _account_id) that is neither partial nor deferrable");
        }

        @Test
        void areNoneWhenTheirKeyIsNamed() throws Exception {
            as("CREATE TABLE stripe.charges (id text PRIMARY KEY)");

            assertThat(apply(keyedById(charges())).isUniqueBy(List.of("id"))).isTrue();
        }

        @ParameterizedTest
        @CsvSource({
            "CREATE VIEW stripe.charges AS SELECT 1, a view",
            "CREATE MATERIALIZED VIEW stripe.charges AS SELECT 1, a materialized view",
            "CREATE SEQUENCE stripe.charges, a sequence",
            "CREATE TYPE stripe.charges AS (a int), a composite type"
        })
        void areOfAnotherKind(String statement, String kind) {
            as(statement);

            refusal(charges()).hasMessageContaining("stripe.charges is " + kind);
        }

        @Test
        void haveRulesThatUpsertsDoNotGoWith() throws Exception {
            apply(charges());
            as("CREATE RULE r AS ON INSERT TO stripe.charges DO ALSO NOTIFY x");

            refusal(charges()).hasMessageContaining("DROP RULE");
            // Why it is refused: the server would do so for each batch.
            assertThatThrownBy(() -> database.execute("INSERT INTO stripe.charges (id, _updated_at) VALUES ('a', now())"
                            + " ON CONFLICT (id, _account_id) DO NOTHING"))
                    .cause()
                    .asInstanceOf(throwable(SQLException.class))
                    .extracting(SQLException::getSQLState)
                    .isEqualTo("0A000");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = ';',
                value = {
                    "id numeric; column id of table stripe.charges is of type numeric",
                    "_updated_at bigint; column _updated_at of table stripe.charges is of type bigint",
                    "_row_hash text; column _row_hash of table stripe.charges is of type text",
                    "_raw_data int[]; column _raw_data of table stripe.charges is of type integer[]",
                    "_synced_at timestamptz GENERATED ALWAYS AS (NULL) STORED;"
                            + " column _synced_at of table stripe.charges is generated"
                })
        void useTheSinksNamesForSomethingElse(String definition, String problem) {
            as("CREATE TABLE stripe.charges (" + definition + ")");

            refusal(charges()).hasMessageStartingWith(problem).hasMessageContaining("RENAME COLUMN");
        }

        @Test
        void areNotTheSinksOwnAsItMakesThem() throws Exception {
            as("CREATE TABLE stripe._sync_seen (id text)");

            try (Connection connection = database.connectAs(role)) {
                assertThatThrownBy(() -> new SchemaApplier(SchemaPolicy.DEFAULT, executed::add)
                                .prepare(connection, "stripe", EnumSet.of(ControlTable.SEEN)))
                        .isInstanceOf(SchemaException.class)
                        .hasMessageContaining("stripe._sync_seen is not as the sink makes it");
            }
        }

        @Test
        void cannotBeMadeForATypeThatHasTheirName() {
            as("CREATE DOMAIN stripe.charges AS int");

            refusal(charges()).hasMessageContaining("rename what is in the way");
            assertThat(executed).isEmpty();
        }

        @Test
        void haveNoRoomLeft() throws Exception {
            StringBuilder columns = new StringBuilder("id text PRIMARY KEY");
            for (int i = 0; i < 1597; i++) {
                columns.append(", c").append(i).append(" text");
            }
            as("CREATE TABLE stripe.charges (" + columns + ")");

            refusal(soft(keyedById(charges()))).hasMessageContaining("has no room for the columns of the sink");
        }
    }

    @Test
    void checksWithoutChangingAnything() throws Exception {
        SchemaApplier applier = new SchemaApplier(SchemaPolicy.DEFAULT, executed::add);
        try (Connection superuser = database.connect();
                Connection connection = database.connectAs(role)) {
            applier.check(superuser, charges());
            assertThatThrownBy(() -> applier.check(connection, charges())).isInstanceOf(SchemaException.class);
        }

        assertThat(database.query("SELECT count(*) FROM pg_namespace WHERE nspname = 'stripe'"))
                .containsExactly("0");
        assertThat(executed).isEmpty();
    }
}
