// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.syncengine.connect.stripe.network.NetworkSettings;
import io.syncengine.connect.stripe.network.ProxySettings;
import io.syncengine.connect.stripe.redact.Redaction;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.spec.StreamRegistry;
import io.syncengine.connect.stripe.spec.TimestampMode;
import io.syncengine.connect.support.config.Finding;
import io.syncengine.connect.support.config.FrameworkSettings;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class StripeSourceConfigTest {

    private static final String KEY = "rk_test_51AbCdEfGhIjKlMnOp";

    private static Map<String, String> with(String... settings) {
        Map<String, String> all = new HashMap<>(Map.of("name", "stripe-source", "stripe.api.key", KEY));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        return all;
    }

    private static StripeSourceConfig parse(String... settings) {
        return StripeSourceConfig.of(with(settings));
    }

    private static void refuses(String setting, String value, String reason) {
        assertThatThrownBy(() -> parse(setting, value))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(setting)
                .hasMessageContaining(reason);
    }

    @Test
    void aKeyIsAllThatIsNeeded() {
        StripeSourceConfig config = parse();

        assertThat(config.selection().streams())
                .isEqualTo(StreamRegistry.bundled().streams());
        assertThat(config.selection().named()).isEmpty();
        assertThat(config.connection().baseUrl()).isEqualTo("https://api.stripe.com");
        assertThat(config.connection().apiVersion())
                .isEqualTo(StreamRegistry.bundled().apiVersion());
        assertThat(config.connection().accountId()).isEmpty();
        assertThat(config.connection().isLive()).isFalse();
        assertThat(config.connection().isRestricted()).isTrue();
        assertThat(config.passes())
                .isEqualTo(new PassSettings(
                        true,
                        Optional.empty(),
                        0,
                        Duration.ZERO,
                        Duration.ofDays(1),
                        Duration.ofDays(7),
                        Duration.ofHours(1),
                        true));
        assertThat(config.live().maxGap()).isEqualTo(Duration.ofDays(29));
        assertThat(config.records())
                .isEqualTo(new RecordSettings(
                        TopicFormat.of("stripe."),
                        ValueFormat.COLUMNS,
                        TimestampMode.EPOCH,
                        true,
                        true,
                        Redaction.NONE));
        assertThat(config.live().settle()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.limits().rate()).isEmpty();
        assertThat(config.limits().retryDuration()).isEmpty();
        assertThat(config.validateLive()).isTrue();
        assertThat(config.metricsPerStream()).isTrue();
    }

    @Test
    void everySettingReachesItsPlace() {
        StripeSourceConfig config = parse(
                "stripe.api.key", "sk_live_51AbCdEfGhIjKlMnOp",
                "stripe.account.id", "acct_1",
                "stripe.api.base.url", "http://127.0.0.1:8080/",
                "streams", "customers, charge*",
                "streams.exclude", "charges",
                "topic.prefix", "eu.stripe.",
                "timestamps", "connect",
                "raw.data.enabled", "false",
                "tombstones.on.delete", "false",
                "rate.limit.per.second", "80",
                "rate.limit.endpoint", "20",
                "max.inflight", "5",
                "max.inflight.endpoint", "3",
                "request.timeout.ms", "30000",
                "connect.timeout.ms", "5000",
                "retry.max.duration.ms", "60000",
                "stream.error.policy", "skip",
                "validate.live", "false",
                "metrics.per.stream", "false");

        assertThat(config.connection().isLive()).isTrue();
        assertThat(config.connection().isRestricted()).isFalse();
        assertThat(config.connection().accountId()).contains("acct_1");
        assertThat(config.connection().baseUrl()).isEqualTo("http://127.0.0.1:8080");
        assertThat(config.selection().streams())
                .extracting(StreamDefinition::name)
                .contains("customers")
                .doesNotContain("charges");
        assertThat(config.selection().named()).containsExactly("customers");
        assertThat(config.records())
                .isEqualTo(new RecordSettings(
                        TopicFormat.of("eu.stripe."),
                        ValueFormat.COLUMNS,
                        TimestampMode.CONNECT,
                        false,
                        false,
                        Redaction.NONE));
        assertThat(config.limits().rate()).hasValue(80);
        assertThat(config.limits().endpointRate()).hasValue(20);
        assertThat(config.limits().maxInFlight()).isEqualTo(5);
        assertThat(config.limits().maxInFlightPerEndpoint()).isEqualTo(3);
        assertThat(config.limits().requestTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.limits().connectTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.limits().retryDuration()).contains(Duration.ofMinutes(1));
        assertThat(config.limits().errorPolicy()).isEqualTo(StreamErrorPolicy.SKIP);
        assertThat(config.validateLive()).isFalse();
        assertThat(config.metricsPerStream()).isFalse();
    }

    @Test
    void redactedPropertiesHaveToExist() {
        assertThat(parse("redact.fields", "customers.email, *.metadata")
                        .records()
                        .redaction())
                .isNotSameAs(Redaction.NONE);
        refuses("redact.fields", "customers.id", "always stay");
        refuses("redact.fields", "customers.emal", "did you mean 'email'?");
        refuses("redact.fields", "custmers.email", "did you mean 'customers'?");
        assertThat(CrossChecks.of(with("redact.fields", "customers.emal"), Clock.systemUTC()))
                .extracting(Finding::setting)
                .containsExactly("redact.fields");
    }

    @ParameterizedTest
    @CsvSource({
        "${prefix}${stream}, stripe.customers",
        "${stream}, customers",
        "eu-${livemode}.${account}.${prefix}${stream}, eu-live.acct_1.stripe.customers",
        "${prefix}${account}.${stream}_v2, stripe.acct_1.customers_v2",
    })
    void topicsAreCalledByTheFormat(String format, String topic) {
        TopicFormat topics = parse("topic.name.format", format).records().topics();

        assertThat(topics.topic("customers", "acct_1", true)).isEqualTo(topic);
        assertThat(topics.topic("customers", "acct_1", false)).isEqualTo(topic.replace("live", "test"));
        assertThat(topics.heartbeats()).isEqualTo("stripe._heartbeat");
        assertThat(topics.control()).isEqualTo("stripe._control");
    }

    @Test
    void topicFormatsThatMakeNoTopicOfEachStreamAreRefused() {
        refuses("topic.name.format", "${prefix}all", "needs ${stream}");
        refuses(
                "topic.name.format",
                "${prefix}${straem}",
                "${straem}, which stands for nothing; did you mean 'stream'?");
        refuses("topic.name.format", "${prefix} ${stream}", "letters, digits, dots");
        refuses("topic.name.format", "", "needs ${stream}");
        refuses("topic.name.format", "x".repeat(200) + "${prefix}${account}${stream}", "too long for a topic");
    }

    @Test
    void warnsOfTopicsThatDoNotTellTheirStream() {
        for (String format : List.of("${stream}.${account}", "${prefix}${account}-${stream}")) {
            assertThat(StartWarnings.of(with("topic.name.format", format)))
                    .singleElement(as(STRING))
                    .contains("topic.name.format")
                    .contains("last dot");
        }
        assertThat(StartWarnings.of(with("topic.name.format", "${account}.${stream}")))
                .isEmpty();
    }

    @Test
    void theWayOutOfTheWorkerReachesItsPlace() {
        NetworkSettings network = parse(
                        "proxy.url", "http://proxy.internal:3128", "proxy.user", "jane", "proxy.password", "s3cret")
                .network();

        assertThat(network)
                .isEqualTo(new NetworkSettings(
                        Optional.of(
                                new ProxySettings("proxy.internal", 3128, Optional.of("jane"), new Password("s3cret"))),
                        Optional.empty()));
        assertThat(network.toString()).doesNotContain("s3cret");
        assertThat(parse("proxy.url", "http://proxy")
                        .network()
                        .proxy()
                        .orElseThrow()
                        .port())
                .isEqualTo(80);
        assertThat(parse().network()).isEqualTo(NetworkSettings.PLAIN);
    }

    @Test
    void theWayOutOfTheWorkerIsRefusedWhereItDoesNotHold() {
        refuses("proxy.url", "https://proxy:3128", "must start with http://");
        refuses("proxy.url", "http://proxy:3128/path", "must end after host and port");
        refuses("proxy.url", "http://jane:s3cret@proxy:3128", "must not hold a user name");
        refuses("proxy.user", "jane", "give proxy.url");
        refuses("proxy.password", "s3cret", "give proxy.user");
        refuses("ssl.truststore.location", "/nowhere/ca.pem", "/nowhere/ca.pem is no file");
        refuses("ssl.truststore.password", "s3cret", "give ssl.truststore.location");
    }

    @ParameterizedTest
    @CsvSource({"columns, COLUMNS", "raw, RAW", "schemaless, SCHEMALESS"})
    void rowsHaveTheFormThatIsAskedFor(String code, ValueFormat format) {
        assertThat(parse("value.format", code).records().format()).isEqualTo(format);
    }

    @Test
    void aRowIsNeverEmpty() {
        refuses("value.format", "row", "did you mean 'raw'?");
        assertThatThrownBy(() -> parse("value.format", "raw", "raw.data.enabled", "false"))
                .hasMessageContaining("raw.data.enabled")
                .hasMessageContaining("value.format=raw");
        assertThatCode(() -> parse("value.format", "schemaless", "raw.data.enabled", "false"))
                .doesNotThrowAnyException();
    }

    @Test
    void expandedReferencesReachTheirStream() {
        StripeSourceConfig config =
                parse("streams", "charges,customers", "expand.charge", " customer , payment_intent.latest_charge,");

        StreamDefinition charges = config.selection().streams().get(0);
        assertThat(charges.name()).isEqualTo("charges");
        assertThat(charges.fixedParameters())
                .containsEntry("expand[0]", "data.customer")
                .containsEntry("expand[1]", "data.payment_intent.latest_charge");
        assertThat(charges.retrieveParameters())
                .containsExactlyInAnyOrder(
                        Map.entry("expand[0]", "customer"), Map.entry("expand[1]", "payment_intent.latest_charge"));
        assertThat(config.selection().streams().get(1).isExpanded()).isFalse();
        assertThat(config.registry().find("charges").orElseThrow().isExpanded()).isFalse();
        assertThat(StartWarnings.of(with("expand.charges", "customer"))).isEmpty();
        assertThat(parse("expand.balances", "").selection().streams()).noneMatch(StreamDefinition::isExpanded);
    }

    @Test
    void aStreamIsExpandedByOneSettingOnly() {
        assertThat(CrossChecks.of(with("expand.charge", "customer", "expand.charges", "customer"), Clock.systemUTC()))
                .extracting(Finding::message)
                .containsExactly("expand.charges: is about the same stream as expand.charge; leave one of them out");
    }

    @ParameterizedTest
    @CsvSource({
        "expand.chargs, customer, did you mean 'charges'?",
        "expand.charges, custmer, did you mean 'customer'?",
        "expand.charges, customer..x, is no path",
        "expand.charges, a.b.c.d, is too deep",
        "expand.v2_core_accounts, x, lists of v2 expand nothing",
    })
    void expansionsThatStripeCannotMakeAreRefused(String setting, String value, String reason) {
        refuses(setting, value, reason);
    }

    @Test
    void pausesReachTheirPlaceAndGrow() {
        LimitSettings limits =
                parse("retry.backoff.ms", "20", "retry.backoff.max.ms", "5000").limits();

        assertThat(limits.backoff()).isEqualTo(Duration.ofMillis(20));
        assertThat(limits.maxBackoff()).isEqualTo(Duration.ofSeconds(5));
        assertThat(parse().limits().backoff()).isEqualTo(LimitSettings.BACKOFF);
        assertThat(parse().limits().maxBackoff()).isEqualTo(LimitSettings.MAX_BACKOFF);
        assertThatThrownBy(() -> parse("retry.backoff.ms", "2000", "retry.backoff.max.ms", "1000"))
                .hasMessageContaining("retry.backoff.max.ms: 1000 is less than retry.backoff.ms, which is 2000");
    }

    @Test
    void everySettingOfListsReachesItsPlace() {
        StripeSourceConfig config = parse(
                "backfill.enabled", "false",
                "backfill.from", "2024-01-31",
                "backfill.max.rows", "500",
                "relist.interval.ms", "172800000",
                "reconcile.interval.ms", "7200000",
                "reconcile.window.ms", "3600000",
                "snapshot.interval.ms", "60000",
                "test.clocks", "false");

        assertThat(config.passes())
                .isEqualTo(new PassSettings(
                        false,
                        Optional.of(Instant.parse("2024-01-31T00:00:00Z")),
                        500,
                        Duration.ofDays(2),
                        Duration.ofHours(2),
                        Duration.ofHours(1),
                        Duration.ofMinutes(1),
                        false));
    }

    @Test
    void everySettingOfEventsReachesItsPlace() {
        StripeSourceConfig config = parse(
                "poll.interval.ms", "2000",
                "events.settle.ms", "1500",
                "events.overlap.ms", "120000",
                "events.wide.interval.ms", "60000",
                "events.max.gap.ms", "86400000",
                "heartbeat.interval.ms", "7000",
                "batch.max.rows", "10",
                "queue.max.bytes", "2000000");

        assertThat(config.live())
                .isEqualTo(new LiveSettings(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(2),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(1),
                        Duration.ofDays(1),
                        Duration.ofSeconds(7),
                        10,
                        2_000_000));
    }

    @Test
    void noSettingIsOneOfTheFrameworks() {
        assertThat(StripeSourceConfig.definition().names()).noneMatch(FrameworkSettings::owns);
    }

    @Test
    void everySettingIsDescribedForEditorsAndPeople() {
        for (ConfigKey key : StripeSourceConfig.definition().configKeys().values()) {
            assertThat(key.group).as(key.name).isNotNull();
            assertThat(key.orderInGroup).as(key.name).isPositive();
            assertThat(key.displayName).as(key.name).isNotEqualTo(key.name);
            assertThat(key.documentation).as(key.name).hasSizeGreaterThan(30);
            assertThat(StripeSourceConfig.definition().names()).as(key.name).containsAll(key.dependents);
            if (key.name.endsWith(".ms")) {
                assertThat(key.documentation).as(key.name).contains("milliseconds");
            }
        }
    }

    @Test
    void theKeyIsPrintedNowhere() {
        assertThat(parse().toString()).doesNotContain(KEY).contains("[hidden]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | is empty",
                "pk_live_abcdefgh | publishable key",
                "whsec_abcdefgh | signing secret",
                "sk_org_live_abcdefgh | organization's key",
                "${env:STRIPE_API_KEY} | nobody resolved",
                "'sk_test_abc def' | white space",
                "hunter2 | is not a key of Stripe",
            })
    void aWrongKeyIsExplainedAndNotQuoted(String key, String reason) {
        assertThatThrownBy(() -> parse("stripe.api.key", key))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("stripe.api.key")
                .hasMessageContaining(reason)
                .satisfies(e -> assertThat(key.isEmpty() || !e.getMessage().contains(key))
                        .isTrue());
    }

    @Test
    void theKeyIsRequired() {
        assertThatThrownBy(() -> StripeSourceConfig.of(Map.of())).hasMessageContaining("stripe.api.key");
    }

    @Test
    void aVersionHasADateAndPerhapsAName() {
        refuses("stripe.api.version", "latest", "must be a version of Stripe's API");
        refuses("stripe.api.version", "2026-13-28", "must be a version of Stripe's API");
        String bundled = StreamRegistry.bundled().apiVersion();
        assertThat(parse("stripe.api.version", bundled).connection().apiVersion())
                .isEqualTo(bundled);
        assertThat(parse("stripe.api.version", "2026-10-28").connection().apiVersion())
                .as("the date alone is completed")
                .isEqualTo(bundled);
    }

    @Test
    void misspeltStreamsAreRefusedWithASuggestion() {
        refuses("streams", "customer_s", "customers");
        refuses("streams", "customers,,charges", "empty item");
        refuses("streams", "customers,customers", "more than once");
        refuses("streams.exclude", "nothing_like_that", "no stream named");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://simulator:8080", "http://localhost:8080", "http://[::1]:8080", "http://127.1.2.3"})
    void plainHttpIsForTestKeys(String url) {
        assertThatCode(() -> parse("stripe.api.base.url", url)).doesNotThrowAnyException();
    }

    @Test
    void aLiveKeyTravelsUnencryptedOnThisHostOnly() {
        String live = "sk_live_51AbCdEfGhIjKlMnOp";

        assertThatThrownBy(() -> parse("stripe.api.key", live, "stripe.api.base.url", "http://gateway:8080"))
                .hasMessageContaining("stripe.api.base.url")
                .hasMessageContaining("not encrypted");
        assertThatThrownBy(() -> parse("stripe.api.key", live, "stripe.api.base.url", "http://127.0.0.1.example.com"))
                .hasMessageContaining("not encrypted");
        assertThatCode(() -> parse("stripe.api.key", live, "stripe.api.base.url", "http://localhost:8080"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-29, 2024-02-29T00:00:00Z",
        "2024-01-31T08:00:00Z, 2024-01-31T08:00:00Z",
        "2024-01-31T08:00:00+02:00, 2024-01-31T06:00:00Z",
        "1700000000, 2023-11-14T22:13:20Z"
    })
    void momentsAreWrittenInSeveralWays(String text, Instant moment) {
        assertThat(parse("backfill.from", text).passes().backfillFrom()).contains(moment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-02-30", "yesterday", "2024-01-31T08:00:00", "-5"})
    void otherMomentsAreRefused(String text) {
        refuses("backfill.from", text, "must be a date");
    }

    @Test
    void aMomentInTheFutureIsRefused() {
        refuses("backfill.from", "2999-01-01", "in the future");
    }

    @ParameterizedTest
    @CsvSource({
        "stripe.account.id, cus_1",
        "topic.prefix, stripe/",
        "topic.prefix, ''",
        "timestamps, iso",
        "poll.interval.ms, 999",
        "events.settle.ms, 0",
        "events.overlap.ms, 59999",
        "heartbeat.interval.ms, 4999",
        "batch.max.rows, 0",
        "queue.max.bytes, 1000",
        "rate.limit.per.second, 1001",
        "rate.limit.endpoint, -1",
        "max.inflight, 0",
        "request.timeout.ms, 10",
        "retry.max.duration.ms, 5",
        "stream.error.policy, ignore",
        "stripe.api.base.url, api.stripe.com"
    })
    void valuesOutOfRangeAreRefused(String setting, String value) {
        refuses(setting, value, "must");
    }
}
