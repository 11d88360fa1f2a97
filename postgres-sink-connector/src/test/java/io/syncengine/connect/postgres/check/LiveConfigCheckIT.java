// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.postgres.EmbeddedServer;
import io.syncengine.connect.postgres.TestDatabase;
import io.syncengine.connect.postgres.config.PostgresSinkConfig;
import io.syncengine.connect.postgres.connect.SecuredServer;
import io.syncengine.connect.postgres.connect.TestCertificates;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Each thing that can be wrong lands on the setting that a person has to change, within ten seconds. */
final class LiveConfigCheckIT {

    private final Map<String, String> settings = new HashMap<>(Map.of("name", "x", "topics.regex", "stripe\\..*"));

    /** Messages by setting. */
    private Map<String, String> problems() {
        Config config = new Config(PostgresSinkConfig.definition().validate(settings));
        long start = System.nanoTime();
        ConfigTrial.standard().extend(config, settings);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        Map<String, String> problems = new TreeMap<>();
        for (ConfigValue value : config.configValues()) {
            if (!value.errorMessages().isEmpty()) {
                problems.put(value.name(), String.join("\n", value.errorMessages()));
            }
        }
        return problems;
    }

    private void finds(String setting, String... words) {
        Map<String, String> problems = problems();
        assertThat(problems).containsOnlyKeys(setting);
        assertThat(problems.get(setting)).startsWith(setting + ": ");
        for (String word : words) {
            assertThat(problems.get(setting)).contains(word);
        }
    }

    private void use(TestDatabase database, String user) {
        set("connection.url", database.jdbcUrl(), "connection.user", user);
    }

    private void set(String... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            settings.put(pairs[i], pairs[i + 1]);
        }
    }

    @Nested
    final class Reaching {

        @Test
        void aPortThatNobodyListensOn() throws IOException {
            int port;
            try (ServerSocket socket = new ServerSocket(0)) {
                port = socket.getLocalPort();
            }
            set("connection.url", "postgresql://localhost:" + port + "/app", "connection.user", "me");

            finds("connection.url", "localhost:" + port, "refuses connections", "validate.live=false");
        }

        @Test
        void aHostThatDoesNotExist() {
            set("connection.host", "no-such-host.invalid", "connection.database", "app", "connection.user", "me");

            finds("connection.host", "no-such-host.invalid", "unknown");
        }

        @Test
        void aHostThatTakesConnectionsAndNeverAnswers() throws IOException {
            try (ServerSocket silent = new ServerSocket(0)) {
                for (String mode : new String[] {"disable", "prefer"}) {
                    set("connection.url", "postgresql://localhost:" + silent.getLocalPort() + "/app");
                    set("connection.user", "me", "ssl.mode", mode);

                    finds("connection.url");
                }
            }
        }

        @Test
        void nobodyIsAskedWhenLiveChecksAreOff() {
            set("connection.url", "postgresql://no-such-host.invalid/app", "connection.user", "me");
            set("validate.live", "false");

            assertThat(problems()).isEmpty();
        }

        @Test
        void nobodyIsAskedAboutAConfigurationThatIsWrongInItself() {
            set("connection.url", "postgresql://no-such-host.invalid/app", "connection.user", "me");
            set("retry.backoff.ms", "2000", "retry.backoff.max.ms", "1000");

            finds("retry.backoff.ms");
        }
    }

    @Nested
    final class LoggingIn {

        private final TestDatabase secured = SecuredServer.database();

        @Test
        void aWrongPassword() {
            use(secured, "password_user");
            set("connection.password", "wr0ng-one");

            finds("connection.password", "28P01");
            assertThat(problems().toString()).doesNotContain("wr0ng");
        }

        @Test
        void aDatabaseThatDoesNotExist() {
            set("connection.url", "postgresql://localhost:" + secured.port() + "/no_such_database");
            set("connection.user", "password_user", "connection.password", SecuredServer.PASSWORD);
            finds("connection.url", "no_such_database", "3D000");

            settings.remove("connection.url");
            set("connection.host", "localhost", "connection.port", "" + secured.port());
            set("connection.database", "no_such_database");
            finds("connection.database", "no_such_database", "3D000");
        }

        @Test
        void aRoleThatMayNotLogInThisWay() {
            use(secured, "tls_user");
            set("ssl.mode", "disable");

            finds("connection.user", "28000", "pg_hba.conf");
        }

        @Test
        void aCertificateThatIsMissing() {
            use(secured, "cert_user");

            finds("ssl.cert.pem", "certificate");
        }

        @Test
        void encryptionThatTheServerDoesNotOffer() {
            use(EmbeddedServer.freshDatabase(), "postgres");
            set("ssl.mode", "require");

            finds("ssl.mode", "offers no encryption");
        }

        @Test
        void anAuthorityThatDidNotSign() {
            use(secured, "tls_user");
            set("ssl.ca.pem", TestCertificates.otherAuthority().certificate());

            finds("ssl.ca.pem", "ssl.ca.pem to the authority");
        }

        @Test
        void aCertificateOfAnotherHost() {
            use(secured, "tls_user");
            set("connection.url", "postgresql://127.0.0.1:" + secured.port() + "/postgres");
            set("ssl.ca.pem", TestCertificates.authority().certificate());

            finds("ssl.mode", "127.0.0.1");
        }

        @Test
        void everythingRight() {
            use(secured, "password_user");
            set("connection.password", SecuredServer.PASSWORD);
            set("ssl.ca.pem", TestCertificates.authority().certificate());

            assertThat(problems()).isEmpty();
        }
    }

    @Nested
    final class Writing {

        private final TestDatabase database = EmbeddedServer.freshDatabase();
        private final String role = "live_" + database.name();

        Writing() {
            database.execute("CREATE ROLE " + role + " LOGIN");
            use(database, role);
        }

        @Test
        void aServerThatIsReadOnly() {
            database.execute("ALTER DATABASE " + database.name() + " SET default_transaction_read_only = on");

            finds("connection.url", "read-only");
        }

        @Test
        void aSchemaThatMayNotBeCreated() {
            finds("table.schema", "schema stripe does not exist", "CREATE SCHEMA", role);
        }

        @Test
        void aSchemaThatNobodyShallCreate() {
            database.execute("GRANT CREATE ON DATABASE " + database.name() + " TO " + role);
            assertThat(problems()).isEmpty();
            set("auto.create", "false");

            finds("table.schema", "auto.create is false");
        }

        @Test
        void aSchemaThatMayNotBeUsed() {
            database.execute("CREATE SCHEMA stripe");

            finds("table.schema", "GRANT USAGE ON SCHEMA");
        }

        @Test
        void aSchemaInWhichNothingMayBeCreated() {
            database.execute("CREATE SCHEMA stripe", "GRANT USAGE ON SCHEMA stripe TO " + role);

            finds("table.schema", "GRANT CREATE ON SCHEMA");
        }

        @Test
        void tablesOfTopicsThatAreNamedAreLookedAt() {
            set("topics", "stripe.charges,stripe.refunds,stripe.disputes,stripe._control");
            settings.remove("topics.regex");
            database.execute(
                    "CREATE SCHEMA stripe AUTHORIZATION " + role,
                    "CREATE TABLE stripe.charges (id text PRIMARY KEY)",
                    "CREATE VIEW stripe.refunds AS SELECT 1 AS id",
                    "CREATE TABLE stripe.disputes (id text, _account_id text, _updated_at timestamptz NOT NULL,"
                            + " _synced_at timestamptz, _row_hash bigint, PRIMARY KEY (id, _account_id))",
                    "GRANT SELECT, INSERT ON stripe.disputes TO " + role);

            finds(
                    "table.schema",
                    "stripe.charges has no primary key",
                    "stripe.refunds is a view",
                    "lacks UPDATE, DELETE on table stripe.disputes");
        }

        @Test
        void everythingRightWithoutARightToCreate() {
            set("topics", "stripe.disputes");
            database.execute(
                    "CREATE SCHEMA stripe",
                    "GRANT USAGE ON SCHEMA stripe TO " + role,
                    "CREATE TABLE stripe.disputes (id text, _account_id text, _updated_at timestamptz NOT NULL,"
                            + " _synced_at timestamptz, _row_hash bigint, PRIMARY KEY (id, _account_id))",
                    "CREATE TABLE stripe._sync_tombstones (table_name text, id text, account_id text,"
                            + " deleted_at timestamptz, recorded_at timestamptz,"
                            + " PRIMARY KEY (table_name, id, account_id))",
                    "CREATE TABLE stripe._sync_seen (table_name text, id text, account_id text,"
                            + " seen_at timestamptz, PRIMARY KEY (table_name, id, account_id))",
                    "CREATE TABLE stripe._sync_sweeps (table_name text, account_id text, before timestamptz,"
                            + " PRIMARY KEY (table_name, account_id))",
                    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA stripe TO " + role);

            assertThat(problems()).isEmpty();
        }

        @Test
        void nothingIsLeftBehind() {
            database.execute("GRANT CREATE ON DATABASE " + database.name() + " TO " + role);

            assertThat(problems()).isEmpty();
            assertThat(database.query("SELECT count(*) FROM pg_namespace WHERE nspname = 'stripe'"))
                    .containsExactly("0");
            assertThat(database.query("SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'stripe-sync%'"
                            + " AND datname = '" + database.name() + "'"))
                    .containsExactly("0");
        }
    }
}
