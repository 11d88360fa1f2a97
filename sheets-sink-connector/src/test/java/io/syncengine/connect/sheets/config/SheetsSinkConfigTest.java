// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.sheets.auth.AuthMode;
import io.syncengine.connect.sheets.auth.CredentialType;
import io.syncengine.connect.sheets.auth.KeyFiles;
import io.syncengine.connect.sheets.cells.CellOverflow;
import io.syncengine.connect.sheets.cells.CellRules;
import io.syncengine.connect.sheets.cells.NumberForm;
import io.syncengine.connect.sheets.convert.StreamFields;
import io.syncengine.connect.sheets.layout.Streams;
import io.syncengine.connect.sheets.policy.CellsOverflow;
import io.syncengine.connect.sheets.policy.ColumnPolicy;
import io.syncengine.connect.sheets.policy.CopiedRows;
import io.syncengine.connect.sheets.policy.DeleteMode;
import io.syncengine.connect.sheets.policy.FenceMode;
import io.syncengine.connect.sheets.policy.Limits;
import io.syncengine.connect.sheets.policy.MissingColumn;
import io.syncengine.connect.sheets.policy.MissingTab;
import io.syncengine.connect.sheets.policy.Protection;
import io.syncengine.connect.sheets.policy.RowDamage;
import io.syncengine.connect.sheets.policy.SheetPolicies;
import io.syncengine.connect.sheets.policy.TimeCells;
import io.syncengine.connect.support.config.Finding;
import io.syncengine.connect.support.config.FrameworkSettings;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

final class SheetsSinkConfigTest {

    private static final String ID = "1AbC-dEf_123";

    private static Map<String, String> with(String... settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "name", "sheets-sink", "spreadsheet.id", ID, "google.credentials.json", KeyFiles.serviceAccount()));
        for (int i = 0; i < settings.length; i += 2) {
            if (settings[i + 1] == null) {
                all.remove(settings[i]);
            } else {
                all.put(settings[i], settings[i + 1]);
            }
        }
        return all;
    }

    private static SheetsSinkConfig parse(String... settings) {
        return SheetsSinkConfig.of(with(settings));
    }

    /** The one problem, which is on the setting to change, names it first and gives no secret away. */
    private static void finds(String setting, String reason, String... settings) {
        assertThat(SheetsSinkConfig.findings(with(settings))).singleElement().satisfies(finding -> {
            assertThat(finding.setting()).isEqualTo(setting);
            assertThat(finding.message()).contains(setting).contains(reason);
            assertThat(finding.message()).doesNotContain("PRIVATE KEY", "hunter2");
        });
    }

    private static void refuses(String setting, String value, String reason) {
        ConfigValue checked = SheetsSinkConfig.definition().validate(with(setting, value)).stream()
                .filter(one -> one.name().equals(setting))
                .findFirst()
                .orElseThrow();
        assertThat(checked.errorMessages()).singleElement().asString().contains(setting, reason);
    }

    @Test
    void spreadsheetAndCredentialsAreAllThatIsNeeded() {
        SheetsSinkConfig config = parse();

        assertThat(config.apiUrl()).isEqualTo("https://sheets.googleapis.com");
        assertThat(config.auth().mode()).isEqualTo(AuthMode.SERVICE_ACCOUNT);
        assertThat(config.auth().allowed())
                .isEqualTo(Set.of(CredentialType.SERVICE_ACCOUNT, CredentialType.AUTHORIZED_USER));
        assertThat(config.auth().tokenUrl()).hasToString("https://oauth2.googleapis.com/token");
        assertThat(config.records().cells()).isEqualTo(CellRules.DEFAULT);
        assertThat(config.records().versionField()).isEqualTo("_updated_at");
        assertThat(config.records().fields().apply("charges"))
                .isEqualTo(new StreamFields(List.of(), List.of(), Set.of("_raw_data")));
        assertThat(config.spreadsheet().id()).isEqualTo(ID);
        assertThat(config.writer().tabs().title().apply("charges")).isEqualTo("charges");
        assertThat(config.writer().tabs().title().apply(Streams.OVERVIEW)).isEqualTo("Overview");
        assertThat(config.writer().tabs().keyFields().apply("charges")).containsExactly("id", "_account_id");
        assertThat(config.writer().tabs().syncedAtField()).isEqualTo("_synced_at");
        assertThat(config.writer().policies())
                .isEqualTo(new SheetPolicies(
                        DeleteMode.HARD,
                        CopiedRows.KEEP,
                        ColumnPolicy.APPEND,
                        MissingColumn.RECREATE,
                        MissingTab.FAIL,
                        RowDamage.LOG,
                        Protection.WARN,
                        CellsOverflow.FAIL));
        assertThat(config.writer().limits())
                .isEqualTo(new Limits(
                        1000,
                        1_500_000,
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(10),
                        10_000_000,
                        1_000_000,
                        Duration.ofDays(35),
                        55,
                        55));
        assertThat(config.writer().fence()).isEqualTo(FenceMode.AUTO);
        assertThat(config.writer().verifyAfterWrite()).isTrue();
        assertThat(config.task())
                .isEqualTo(new TaskSettings(
                        Duration.ofSeconds(5),
                        64L << 20,
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(190)));
        assertThat(config.overview()).isEqualTo(new OverviewSettings(true, "Overview", Duration.ofMinutes(1)));
        assertThat(config.validateLive()).isTrue();
    }

    @Test
    void everySettingReachesItsPlace() {
        SheetsSinkConfig config = parse(
                "sheets.api.base.url", "http://127.0.0.1:8080/",
                "google.oauth.token.url", "http://localhost:8080/token",
                "google.credentials.allowed.types", "service_account, external_account",
                "google.quota.project", "billing",
                "topics", "stripe.charges, eu.refunds",
                "version.field", "changed",
                "tab.name.format", "Stripe ${stream}",
                "tab.create", "false",
                "columns.evolution", "ignore",
                "synced.at.column", "",
                "protection", "lock",
                "column.deleted", "ignore",
                "tab.deleted", "recreate",
                "cell.integers", "text",
                "cell.decimals", "number",
                "cell.timestamps", "serial",
                "cell.epoch.fields", "created,payouts.arrival_date",
                "cell.overflow", "truncate",
                "csv.injection.guard", "true",
                "duplicates", "delete");

        assertThat(config.apiUrl()).isEqualTo("http://127.0.0.1:8080");
        assertThat(config.auth().tokenUrl()).hasToString("http://localhost:8080/token");
        assertThat(config.auth().allowed())
                .isEqualTo(Set.of(CredentialType.SERVICE_ACCOUNT, CredentialType.EXTERNAL_ACCOUNT));
        assertThat(config.auth().quotaProject()).isEqualTo("billing");
        assertThat(config.topics()).containsExactly("stripe.charges", "eu.refunds");
        assertThat(config.records().versionField()).isEqualTo("changed");
        assertThat(config.writer().tabs().title().apply("charges")).isEqualTo("Stripe charges");
        assertThat(config.writer().tabs().create()).isFalse();
        assertThat(config.writer().tabs().syncedAtField()).isEmpty();
        assertThat(config.writer().tabs().times()).isEqualTo(TimeCells.SERIAL);
        assertThat(config.records().cells())
                .isEqualTo(new CellRules(
                        NumberForm.TEXT,
                        NumberForm.NUMBER,
                        TimeCells.SERIAL,
                        CellOverflow.TRUNCATE,
                        Set.of("created", "payouts.arrival_date"),
                        true));
        assertThat(config.writer().policies())
                .isEqualTo(new SheetPolicies(
                        DeleteMode.HARD,
                        CopiedRows.DELETE,
                        ColumnPolicy.IGNORE,
                        MissingColumn.IGNORE,
                        MissingTab.RECREATE,
                        RowDamage.LOG,
                        Protection.LOCK,
                        CellsOverflow.FAIL));
    }

    @Test
    void everyLimitReachesItsPlace() {
        SheetsSinkConfig config = parse(
                "delete.mode", "soft",
                "deletes.remember.days", "0",
                "flush.interval.ms", "1000",
                "flush.max.rows", "10",
                "flush.max.bytes", "20000",
                "buffer.max.bytes", "200000",
                "verify.after.write", "false",
                "on.row.damage", "replay",
                "fence", "wait",
                "quota.reads.per.minute", "11",
                "quota.writes.per.minute", "12",
                "flush.timeout.ms", "60000",
                "retry.max.ms", "70000",
                "close.timeout.ms", "1000",
                "http.connect.timeout.ms", "2000",
                "http.read.timeout.ms", "3000",
                "cells.max", "5000000",
                "cells.overflow", "trim-oldest",
                "index.max.rows", "5000",
                "overview.enabled", "false",
                "overview.title", "Start here",
                "overview.interval.ms", "5000",
                "validate.live", "false");

        assertThat(config.records().deletes()).isEqualTo(DeleteMode.SOFT);
        assertThat(config.writer().policies().deletes()).isEqualTo(DeleteMode.SOFT);
        assertThat(config.writer().policies().damage()).isEqualTo(RowDamage.REPLAY);
        assertThat(config.writer().policies().overflow()).isEqualTo(CellsOverflow.TRIM_OLDEST);
        assertThat(config.writer().fence()).isEqualTo(FenceMode.WAIT);
        assertThat(config.writer().verifyAfterWrite()).isFalse();
        assertThat(config.writer().limits())
                .isEqualTo(new Limits(
                        10,
                        20_000,
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(70),
                        5_000_000,
                        5000,
                        Duration.ZERO,
                        11,
                        12));
        assertThat(config.task())
                .isEqualTo(new TaskSettings(
                        Duration.ofSeconds(1),
                        200_000,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3)));
        assertThat(config.overview()).isEqualTo(new OverviewSettings(false, "Start here", Duration.ofSeconds(5)));
        assertThat(config.writer().tabs().title().apply(Streams.OVERVIEW)).isEqualTo("Start here");
        assertThat(config.validateLive()).isFalse();
    }

    @Nested
    final class ASpreadsheet {

        @ParameterizedTest
        @CsvSource({
            "1AbC-dEf_123",
            "' 1AbC-dEf_123 '",
            "https://docs.google.com/spreadsheets/d/1AbC-dEf_123/edit?gid=0#gid=0",
            "https://docs.google.com/spreadsheets/d/1AbC-dEf_123",
            "https://docs.google.com/spreadsheets/u/1/d/1AbC-dEf_123/edit",
            "https://docs.google.com/a/example.com/spreadsheets/d/1AbC-dEf_123/edit"
        })
        void isNamedByItsIdOrItsAddress(String text) {
            assertThat(parse("spreadsheet.id", text).spreadsheet().id()).isEqualTo(ID);
        }

        @ParameterizedTest
        @CsvSource({
            "My budget 2026",
            "https://docs.google.com/document/d/1AbC-dEf_123/edit",
            "https://docs.google.com/spreadsheets/d/e/2PACX-1vQ/pubhtml"
        })
        void isNotNamedByAnythingElse(String text) {
            refuses("spreadsheet.id", text, "copy the address");
        }

        @Test
        void hasToBeNamedOrMade() {
            finds("spreadsheet.id", "copy its address, or set spreadsheet.create=true", "spreadsheet.id", "");
            finds("spreadsheet.create", "one of the two", "spreadsheet.create", "true");
            finds("spreadsheet.share.with", "has no effect", "spreadsheet.share.with", "ann@example.com");
        }

        @Test
        void thatIsMadeIsSharedWithSomebody() {
            finds("spreadsheet.share.with", "nobody could see", "spreadsheet.id", "", "spreadsheet.create", "true");
            refuses("spreadsheet.share.with", "ann@example.com,bob", "e-mail addresses");

            SheetsSinkConfig config = parse(
                    "spreadsheet.id",
                    "",
                    "spreadsheet.create",
                    "true",
                    "spreadsheet.share.with",
                    "ann@example.com, bob@example.com");

            assertThat(config.spreadsheet())
                    .isEqualTo(new SpreadsheetChoice(
                            "",
                            "Stripe Sync",
                            List.of("ann@example.com", "bob@example.com"),
                            "sheets-sink\nStripe Sync",
                            "https://www.googleapis.com"));
            assertThat(config.auth().files()).isTrue();
            assertThat(parse().auth().files()).isFalse();
        }

        @Test
        void ofAPersonsOwnNeedNotBeShared() {
            SheetsSinkConfig config = parse(
                    "spreadsheet.id", "",
                    "spreadsheet.create", "true",
                    "google.credentials.json", "",
                    "google.auth.mode", "oauth",
                    "google.oauth.client.id", "client",
                    "google.oauth.client.secret", "hunter2",
                    "google.oauth.refresh.token", "hunter2");

            assertThat(config.spreadsheet().isOwn()).isTrue();
        }
    }

    @Nested
    final class CredentialsAsAWhole {

        @Test
        void areGivenOnce() {
            finds("google.credentials.json", "is missing", "google.credentials.json", null);
            finds("google.credentials.path", "one of the two", "google.credentials.path", "/k.json");
            assertThat(parse("google.credentials.json", null, "google.credentials.path", "/k.json")
                            .auth()
                            .path())
                    .isEqualTo("/k.json");
        }

        @Test
        void ofAnotherModeHaveNoEffectAndAreRefused() {
            finds("google.credentials.json", "has no effect with google.auth.mode=adc", "google.auth.mode", "adc");
            finds("google.oauth.client.secret", "has no effect", "google.oauth.client.secret", "hunter2");
        }

        @Test
        void ofAPersonAreThree() {
            finds(
                    "google.oauth.refresh.token",
                    "is missing",
                    "google.auth.mode",
                    "oauth",
                    "google.credentials.json",
                    null,
                    "google.oauth.client.id",
                    "id",
                    "google.oauth.client.secret",
                    "hunter2");
        }

        @Test
        void thatAreDangerousAreRefusedWithoutAskingAnybody() {
            finds(
                    "google.credentials.json",
                    "allowed.types",
                    "google.auth.mode",
                    "external-account",
                    "google.credentials.json",
                    KeyFiles.external("{\"file\":\"/x\"}"));
            finds(
                    "google.credentials.json",
                    "would run a program",
                    "google.auth.mode",
                    "external-account",
                    "google.credentials.allowed.types",
                    "external_account",
                    "google.credentials.json",
                    KeyFiles.external("{\"executable\":{\"command\":\"hunter2\"}}"));
        }
    }

    @Nested
    final class SingleStreams {

        @Test
        void mayHaveFieldsOfTheirOwn() {
            SheetsSinkConfig config = parse(
                    "fields.include", "name",
                    "fields.include.charges", "amount, created",
                    "fields.exclude.charges", "",
                    "key.fields.orders", "shop,no");

            assertThat(config.records().fields().apply("charges"))
                    .isEqualTo(new StreamFields(List.of(), List.of("amount", "created"), Set.of()));
            assertThat(config.records().fields().apply("orders"))
                    .isEqualTo(new StreamFields(List.of("shop", "no"), List.of("name"), Set.of("_raw_data")));
            assertThat(config.writer().tabs().keyFields().apply("orders")).containsExactly("shop", "no");
        }

        @Test
        void haveListsThatAreCheckedLikeTheOthers() {
            assertThat(SheetsSinkConfig.findings(with("fields.include.charges", "a,a")))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.setting()).isEqualTo("fields.include");
                        assertThat(finding.message()).contains("fields.include.charges", "'a' more than once");
                    });
        }
    }

    @Test
    void topicsOfOneStreamDoNotShareATab() {
        finds("tab.name.format", "stripe.charges and eu.charges", "topics", "stripe.charges,eu.charges");
        assertThat(SheetsSinkConfig.findings(with("topics", "a._control,b._control,a.x")))
                .isEmpty();
    }

    @Test
    void titlesThatAreTooLongAreFoundBefore() {
        finds(
                "tab.name.format",
                "101 characters",
                "tab.name.format",
                "x".repeat(94) + "${stream}",
                "topics",
                "a.charges");
    }

    @Test
    void aColumnIsFilledOnce() {
        finds("synced.at.column", "_updated_at", "synced.at.column", "_updated_at");
        finds("synced.at.column", "id", "synced.at.column", "id");
    }

    @Test
    void aBatchThatCannotFillIsRefused() {
        finds("flush.max.bytes", "buffer.max.bytes", "buffer.max.bytes", "1000000");
    }

    @ParameterizedTest
    @CsvSource({
        "google.auth.mode, service_account, 'service-account'",
        "google.credentials.allowed.types, '', at least one",
        "google.credentials.allowed.types, service-account, 'service_account'",
        "sheets.api.base.url, http://sheets.example, must start with https",
        "google.oauth.token.url, ftp://x, must start with",
        "tab.name.format, charges, must hold ${stream}",
        "tab.name.format, ${topic} ${stream}, no other reference",
        "overview.title, '', must be",
        "columns.evolution, add, must be one of",
        "protection, locked, 'lock'",
        "column.deleted, fail, must be one of",
        "tab.deleted, keep, must be one of",
        "delete.mode, sof, 'soft'",
        "deletes.remember.days, -1, must be",
        "flush.interval.ms, 0, must be",
        "flush.max.rows, 0, must be",
        "flush.max.bytes, 1, must be",
        "buffer.max.bytes, 1, must be",
        "on.row.damage, ignore, must be one of",
        "fence, off, must be one of",
        "quota.reads.per.minute, 0, must be",
        "quota.writes.per.minute, 601, must be",
        "flush.timeout.ms, 1, must be",
        "retry.max.ms, 1, must be",
        "close.timeout.ms, 0, must be",
        "http.connect.timeout.ms, 0, must be",
        "http.read.timeout.ms, 0, must be",
        "cells.max, 1, must be",
        "cells.overflow, skip, must be one of",
        "cell.integers, long, must be one of",
        "cell.decimals, exact, must be one of",
        "cell.timestamps, date, must be one of",
        "cell.overflow, cut, must be one of",
        "index.max.rows, 1, must be",
        "overview.interval.ms, 1, must be",
        "fields.include, 'a,a', more than once",
        "key.fields, 'a,,b', empty item"
    })
    void valuesOutOfRangeAreRefused(String setting, String value, String reason) {
        refuses(setting, value, reason);
    }

    @Test
    void defaultsPassTheirOwnRulesAndBelongToNobodyElse() {
        ConfigDef definition = SheetsSinkConfig.definition();

        assertThat(definition.validate(with()))
                .allSatisfy(value -> assertThat(value.errorMessages()).isEmpty());
        assertThat(definition.names()).noneMatch(FrameworkSettings::owns);
        assertThat(definition.configKeys().values()).allSatisfy(key -> {
            assertThat(key.documentation).isNotBlank();
            assertThat(key.displayName).isNotBlank();
            assertThat(definition.names()).containsAll(key.dependents);
        });
    }

    @Test
    void nothingPrintsASecret() {
        SheetsSinkConfig config = parse();

        assertThat(config.toString())
                .doesNotContain("PRIVATE KEY", KeyFiles.key().substring(100, 140));
        List<Finding> none = SheetsSinkConfig.findings(with());
        assertThat(none).isEmpty();
    }
}
