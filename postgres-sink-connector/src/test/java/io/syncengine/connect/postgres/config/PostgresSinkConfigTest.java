// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.postgres.connect.PasswordException;
import io.syncengine.connect.postgres.connect.PasswordFile;
import io.syncengine.connect.postgres.connect.SslMode;
import io.syncengine.connect.postgres.connect.TlsSettings;
import io.syncengine.connect.postgres.iam.RdsPasswords;
import io.syncengine.connect.postgres.schema.RawCompression;
import io.syncengine.connect.postgres.schema.SchemaEvolution;
import io.syncengine.connect.postgres.schema.SchemaPolicy;
import io.syncengine.connect.postgres.schema.TableName;
import io.syncengine.connect.protocol.ReadRules.Envelopes;
import io.syncengine.connect.protocol.ReadRules.EpochUnit;
import io.syncengine.connect.support.config.Finding;
import io.syncengine.connect.support.config.FrameworkSettings;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

final class PostgresSinkConfigTest {

    private static final String URL = "jdbc:postgresql://db.example.com:6432/app";

    private static Map<String, String> with(String... settings) {
        Map<String, String> all =
                new HashMap<>(Map.of("name", "postgres-sink", "connection.url", URL, "connection.user", "stripe_sync"));
        for (int i = 0; i < settings.length; i += 2) {
            if (settings[i + 1] == null) {
                all.remove(settings[i]);
            } else {
                all.put(settings[i], settings[i + 1]);
            }
        }
        return all;
    }

    private static PostgresSinkConfig parse(String... settings) {
        return PostgresSinkConfig.of(with(settings));
    }

    private static void refuses(String setting, String value, String reason) {
        assertThatThrownBy(() -> parse(setting, value))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(setting)
                .hasMessageContaining(reason);
    }

    private static void finds(String setting, String reason, String... settings) {
        assertThat(PostgresSinkConfig.findings(with(settings))).anySatisfy(finding -> {
            assertThat(finding.setting()).isEqualTo(setting);
            assertThat(finding.message()).startsWith(setting + ": ").contains(reason);
        });
    }

    @Test
    void urlAndUserAreAllThatIsNeeded() throws PasswordException {
        PostgresSinkConfig config = parse();

        assertThat(config.connection().url()).hasToString("db.example.com:6432/app");
        assertThat(config.connection().user()).isEqualTo("stripe_sync");
        assertThat(config.connection().passwords().current()).isEmpty();
        assertThat(config.connection().tls()).isEqualTo(TlsSettings.of(SslMode.PREFER));
        assertThat(config.connection().timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.connection().statementTimeout()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.tables().naming().table("stripe.charges")).isEqualTo(new TableName("stripe", "charges"));
        assertThat(config.tables().policy()).isEqualTo(SchemaPolicy.DEFAULT);
        assertThat(config.records().updatedAtField()).isEqualTo("_updated_at");
        assertThat(config.records().epochUnit()).isEqualTo(EpochUnit.AUTO);
        assertThat(config.records().envelopes()).isEqualTo(Envelopes.AUTO);
        assertThat(config.records().fields()).accepts("anything");
        assertThat(config.writing())
                .isEqualTo(new WriteSettings(
                        InsertMode.UPSERT,
                        DeleteMode.HARD,
                        Duration.ofDays(35),
                        new BatchSettings(3000, 16L << 20, Duration.ZERO, 100),
                        WriteMethod.AUTO,
                        64,
                        NoopDetection.HASH,
                        NulCharacters.STRIP));
        assertThat(config.errors())
                .isEqualTo(new ErrorSettings(
                        OptionalInt.empty(),
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(10)));
        assertThat(config.topics()).isEmpty();
        assertThat(config.validateLive()).isTrue();
        assertThat(config.metricsPerTable()).isTrue();
    }

    @Test
    void everySettingOfTheConnectionReachesItsPlace() throws PasswordException {
        PostgresSinkConfig config = parse(
                "connection.url", null,
                "connection.host", "db",
                "connection.port", "6543",
                "connection.database", "app",
                "connection.password", "s3cret",
                "connection.timeout.ms", "5000",
                "ssl.mode", "require",
                "validate.live", "false",
                "metrics.per.table", "false");

        assertThat(config.connection().url()).hasToString("db:6543/app");
        assertThat(config.connection().passwords().current()).isEqualTo("s3cret");
        assertThat(config.connection().timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.connection().tls().mode()).isEqualTo(SslMode.REQUIRE);
        assertThat(config.validateLive()).isFalse();
        assertThat(config.metricsPerTable()).isFalse();
    }

    @Test
    void everySettingOfRecordsReachesItsPlace() {
        PostgresSinkConfig config = parse(
                "topics", "stripe.charges, eu.refunds",
                "updated.at.field", "changed",
                "updated.at.unit", "seconds",
                "record.shape", "flat",
                "json.fields", "a,b",
                "field.include.list", "a,b,c",
                "field.exclude.list", "c");

        assertThat(config.topics()).containsExactly("stripe.charges", "eu.refunds");
        assertThat(config.records().updatedAtField()).isEqualTo("changed");
        assertThat(config.records().epochUnit()).isEqualTo(EpochUnit.SECONDS);
        assertThat(config.records().envelopes()).isEqualTo(Envelopes.NEVER);
        assertThat(config.records().jsonFields()).isEqualTo(Set.of("a", "b"));
        assertThat(config.records().fields()).accepts("a", "b").rejects("c", "d");
        assertThat(parse("record.shape", "envelope").records().envelopes()).isEqualTo(Envelopes.ALWAYS);
        assertThat(parse("field.exclude.list", "c").records().fields())
                .accepts("a")
                .rejects("c");
    }

    @Test
    void everySettingOfTablesReachesItsPlace() {
        TableSettings tables = parse(
                        "table.schema", "Payments",
                        "table.name.format", "x_${topic}",
                        "topic.to.table", "eu.refunds:Refunds, us.refunds : Refunds",
                        "auto.create", "false",
                        "schema.evolution", "widen",
                        "schema.widen.max.rows", "7",
                        "raw.compression", "lz4",
                        "index.columns", "created,customer",
                        "lock.timeout.ms", "3000")
                .tables();

        assertThat(tables.naming().table("stripe.charges")).isEqualTo(new TableName("Payments", "x_stripe.charges"));
        assertThat(tables.naming().table("eu.refunds")).isEqualTo(new TableName("Payments", "Refunds"));
        assertThat(tables.naming().table("us.refunds")).isEqualTo(new TableName("Payments", "Refunds"));
        assertThat(tables.policy())
                .isEqualTo(new SchemaPolicy(
                        false,
                        SchemaEvolution.WIDEN,
                        7,
                        RawCompression.LZ4,
                        List.of("created", "customer"),
                        true,
                        Duration.ofSeconds(3)));
    }

    @Test
    void everySettingOfWritingReachesItsPlace() {
        PostgresSinkConfig config = parse(
                "delete.mode", "soft",
                "tombstone.retention.ms", "3600000",
                "batch.size", "10",
                "batch.max.bytes", "70000",
                "flush.interval.ms", "250",
                "write.method", "unnest",
                "copy.min.rows", "5",
                "noop.detection", "off",
                "text.nul", "error",
                "max.retries", "4",
                "insert.mode", "insert",
                "retry.backoff.ms", "100",
                "retry.backoff.max.ms", "2000",
                "statement.timeout.ms", "20000",
                "lock.timeout.ms", "3000",
                "batch.max.bad.rows", "9");

        assertThat(config.connection().statementTimeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config.writing())
                .isEqualTo(new WriteSettings(
                        InsertMode.INSERT,
                        DeleteMode.SOFT,
                        Duration.ofHours(1),
                        new BatchSettings(10, 70_000, Duration.ofMillis(250), 9),
                        WriteMethod.UNNEST,
                        5,
                        NoopDetection.OFF,
                        NulCharacters.ERROR));
        assertThat(config.errors())
                .isEqualTo(new ErrorSettings(
                        OptionalInt.of(4),
                        Duration.ofMillis(100),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(3)));
    }

    @Test
    void noSettingIsTakenFromConnect() {
        assertThat(PostgresSinkConfig.definition().names()).noneMatch(FrameworkSettings::owns);
    }

    @Test
    void everySettingIsDescribed() {
        assertThat(PostgresSinkConfig.definition().configKeys().values()).allSatisfy(key -> {
            assertThat(key.documentation).as(key.name).endsWith(".");
            assertThat(key.displayName).as(key.name).isNotBlank();
            assertThat(key.group).as(key.name).isNotBlank();
        });
        assertThat(PostgresSinkConfig.definition().configKeys().values().stream()
                        .filter(key -> key.type == ConfigDef.Type.PASSWORD)
                        .map((ConfigKey key) -> key.name))
                .containsExactlyInAnyOrder("connection.password", "ssl.key.pem");
    }

    @Test
    void nothingPrintsThePassword() {
        assertThat(parse("connection.password", "s3cret").toString()).doesNotContain("s3cret");
    }

    @Nested
    final class Database {

        @ParameterizedTest
        @CsvSource({
            "jdbc:postgresql://me:s3cret@h/app, connection.password",
            "postgresql://h/app?password=s3cret, connection.password",
            "mysql://h/app, jdbc:postgresql://"
        })
        void aWrongUrlIsExplainedAndNotQuoted(String url, String reason) {
            assertThatThrownBy(() -> parse("connection.url", url))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("connection.url")
                    .hasMessageContaining(reason)
                    .hasMessageNotContaining("s3cret");
        }

        @Test
        void theUserIsRequired() {
            assertThatThrownBy(() -> parse("connection.user", null)).hasMessageContaining("connection.user");
            refuses("connection.user", " ", "must not be empty");
        }

        @Test
        void urlOrPartsAreRequiredAndNotBoth() {
            finds("connection.url", "is missing", "connection.url", "");
            finds("connection.host", "one of the two", "connection.host", "db");
            finds("connection.database", "name the database there", "connection.database", "app");
            finds("connection.database", "is missing", "connection.url", "", "connection.host", "db");
            assertThatThrownBy(() -> parse("connection.host", "db")).isInstanceOf(ConfigException.class);
        }
    }

    @Nested
    final class Encryption {

        private final String ca = "-----BEGIN CERTIFICATE-----";

        private SslMode mode(String... settings) {
            return parse(settings).connection().tls().mode();
        }

        @Test
        void theUrlsModeCountsUnlessOneIsSet() {
            assertThat(mode("connection.url", URL + "?sslmode=require")).isEqualTo(SslMode.REQUIRE);
            assertThat(mode("connection.url", URL + "?sslmode=require", "ssl.mode", "require"))
                    .isEqualTo(SslMode.REQUIRE);
            finds("ssl.mode", "contradicts", "connection.url", URL + "?sslmode=require", "ssl.mode", "disable");
        }

        @Test
        void anAuthorityAsksForVerification() {
            finds("ssl.ca.pem", "holds no certificate", "ssl.ca.pem", ca);
            finds("ssl.ca.pem", "no effect with mode require", "ssl.ca.pem", ca, "ssl.mode", "require");
            finds("ssl.ca.pem", "no effect", "ssl.ca.pem", ca, "connection.url", URL + "?sslmode=require");
        }

        @Test
        void certificateAndKeyGoTogether() {
            finds("ssl.key.pem", "go together", "ssl.cert.pem", "/x.pem");
            finds("ssl.cert.pem", "go together", "ssl.key.pem", "/x.pem");
        }
    }

    @Nested
    final class Login {

        private static final String RDS = "jdbc:postgresql://db.abc.eu-central-1.rds.amazonaws.com/app";

        @Test
        void thePasswordComesFromOnePlace() {
            assertThat(parse("connection.password.file", "/run/secret")
                            .connection()
                            .passwords())
                    .isEqualTo(new PasswordFile("connection.password.file", "/run/secret"));
            finds(
                    "connection.password.file",
                    "give one",
                    "connection.password",
                    "s3cret",
                    "connection.password.file",
                    "/run/secret");
        }

        @Test
        void iamTakesTheRegionFromTheHost() {
            assertThat(parse("aws.iam.enabled", "true", "connection.url", RDS, "ssl.mode", "require")
                            .connection()
                            .passwords())
                    .isInstanceOf(RdsPasswords.class);
            finds("aws.iam.region", "is missing", "aws.iam.enabled", "true", "ssl.mode", "require");
        }

        @Test
        void iamNeedsEncryptionAndOneHostAndNoPassword() {
            finds("ssl.mode", "in clear", "aws.iam.enabled", "true", "connection.url", RDS);
            finds("ssl.mode", "in clear", "aws.iam.enabled", "true", "connection.url", RDS + "?sslmode=disable");
            finds("connection.password", "leave one", "aws.iam.enabled", "true", "connection.password", "s3cret");
            finds(
                    "connection.url",
                    "several hosts",
                    "aws.iam.enabled",
                    "true",
                    "connection.url",
                    "jdbc:postgresql://a,b/app");
        }

        @Test
        void settingsOfIamWithoutEffectAreFound() {
            finds("aws.iam.role.arn", "no effect", "aws.iam.role.arn", "arn:aws:iam::123456789012:role/sync");
            finds("aws.iam.external.id", "no effect", "aws.iam.enabled", "true", "aws.iam.external.id", "x");
        }
    }

    @Nested
    final class NamesOfOtherSinks {

        @Test
        void areTaken() {
            PostgresSinkConfig config = parse(
                    "connection.user", null,
                    "connection.username", "somebody",
                    "delete.enabled", "false",
                    "auto.evolve", "false",
                    "fields.whitelist", "amount",
                    "primary.key.fields", "id",
                    "flush.max.retries", "7");

            assertThat(config.connection().user()).isEqualTo("somebody");
            assertThat(config.writing().deletes()).isEqualTo(DeleteMode.IGNORE);
            assertThat(config.tables().policy().evolution()).isEqualTo(SchemaEvolution.NONE);
            assertThat(config.records().fields()).accepts("amount").rejects("currency");
            assertThat(config.tables().key()).containsExactly("id");
            assertThat(config.errors().maxRetries()).hasValue(7);
        }

        @Test
        void areRefusedBesideOurs() {
            finds("connection.user", "connection.username", "connection.username", "somebody");
            assertThatThrownBy(() -> parse("connection.username", "somebody"))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("another name for it");
        }

        @Test
        void areJudgedByTheRulesOfOurs() {
            refuses("schema.evolution", "maybe", "must");
            assertThatThrownBy(() -> parse("auto.evolve", "maybe")).hasMessageContaining("schema.evolution");
        }
    }

    @Nested
    final class Combinations {

        @Test
        void topicsThatWouldShareATableAreFound() {
            finds("table.name.format", "eu.charges and us.charges", "topics", "us.charges,eu.charges");
            assertThat(PostgresSinkConfig.findings(with(
                            "topics", "us.charges,eu.charges",
                            "topic.to.table", "us.charges:charges,eu.charges:charges")))
                    .isEmpty();
        }

        @Test
        void boundsThatContradictEachOtherAreFound() {
            finds("retry.backoff.ms", "is more than", "retry.backoff.ms", "2000", "retry.backoff.max.ms", "1000");
            finds("lock.timeout.ms", "never be reached", "lock.timeout.ms", "20000", "statement.timeout.ms", "10000");
        }

        @Test
        void allProblemsAreFoundAtOnce() {
            assertThat(PostgresSinkConfig.findings(
                            with("connection.url", "", "retry.backoff.ms", "2000", "retry.backoff.max.ms", "1000")))
                    .extracting(Finding::setting)
                    .containsExactly("connection.url", "retry.backoff.ms");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "connection.port, 0",
        "connection.port, 65536",
        "connection.host, postgres://h",
        "connection.timeout.ms, 10",
        "ssl.mode, full",
        "updated.at.unit, nanos",
        "record.shape, debezium",
        "json.fields, 'a,,b'",
        "table.schema, ''",
        "table.name.format, all",
        "table.name.format, ${stream}_${date}",
        "topic.to.table, charges",
        "topic.to.table, 'a b:charges'",
        "topic.to.table, 'a:'",
        "schema.evolution, full",
        "schema.widen.max.rows, -1",
        "raw.compression, zstd",
        "index.columns, 'a,a'",
        "delete.mode, purge",
        "tombstone.retention.ms, 10",
        "batch.size, 0",
        "batch.max.bytes, 1000",
        "flush.interval.ms, -1",
        "write.method, merge",
        "copy.min.rows, 0",
        "noop.detection, maybe",
        "insert.mode, update",
        "array.mode, text",
        "pk.mode, kafka",
        "pk.fields, '_account_id'",
        "aws.iam.region, Europe",
        "aws.iam.role.arn, admin",
        "text.nul, keep",
        "max.retries, -2",
        "retry.backoff.ms, 1",
        "statement.timeout.ms, 10",
        "lock.timeout.ms, 10",
        "batch.max.bad.rows, 0"
    })
    void valuesOutOfRangeAreRefused(String setting, String value) {
        refuses(setting, value, value.contains(",") ? "" : "must");
    }

    @Test
    void defaultsPassTheirOwnRules() {
        assertThatCode(() -> PostgresSinkConfig.definition().validate(with())).doesNotThrowAnyException();
        assertThat(PostgresSinkConfig.definition().validate(with()))
                .allSatisfy(value -> assertThat(value.errorMessages()).isEmpty());
    }
}
