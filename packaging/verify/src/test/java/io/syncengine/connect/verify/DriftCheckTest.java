// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.syncengine.connect.quickstart.QuickstartException;
import io.syncengine.connect.simulators.stripe.SimulatedMode;
import io.syncengine.connect.simulators.stripe.SimulatorOptions;
import io.syncengine.connect.simulators.stripe.api.ApiKey;
import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.catalog.StreamSpec;
import io.syncengine.connect.simulators.stripe.data.TrafficOptions;
import io.syncengine.connect.simulators.stripe.http.ServerOptions;
import io.syncengine.connect.simulators.stripe.http.SimulatorServer;
import io.syncengine.connect.simulators.stripe.limits.Limits;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.spec.StreamRegistry;
import io.syncengine.connect.verify.account.Pause;
import io.syncengine.connect.verify.account.StripeAccess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

class DriftCheckTest {

    private static final String KEY = "sk_test_7hisIsTheFullKey0fTheTests";
    private static final String RESTRICTED = "rk_test_7hisIsTheRestrictedKey0fTheTests";
    private static final Duration SETTLE = Duration.ofHours(1);
    private static final Tolerance TOLERANCE = new Tolerance(SETTLE, 3, 100, 10);

    /** They tell of the others, and have no truth of their own. */
    private static final Set<String> EVENTS = Set.of("events", "v2_core_events");

    @TempDir
    private static Path directory;

    private static SyncedTables tables;

    @BeforeAll
    static void start() throws QuickstartException, IOException {
        tables = new SyncedTables(directory.resolve("postgresql"));
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        tables.stop();
    }

    @BeforeEach
    void clear() throws SQLException {
        tables.clear();
    }

    /** What happens while changes are given time to settle; other pauses are not worth waiting for. */
    @FunctionalInterface
    private interface Settling {
        void happen() throws SQLException;
    }

    private static SimulatorOptions account(Map<String, Integer> counts) {
        SimulatorOptions options = SimulatorOptions.usual(7, 1_000).withCounts(counts);
        // The test does not wait until what is read is up to date.
        return options.withApi(options.api()
                .withReplicaLag(Duration.ZERO)
                .withKeys(List.of(ApiKey.full(KEY), ApiKey.restricted(RESTRICTED, Set.of("account", "customers")))));
    }

    private static SimulatorServer serve(SimulatorOptions account) throws IOException {
        return SimulatorServer.start(ServerOptions.of(account).withLimits(Limits.none()));
    }

    private static String id(SimulatorServer stripe) {
        return stripe.simulator().options().account().id();
    }

    private static Selection of(String... streams) {
        return Selection.usual().withStreams(List.of(streams), List.of());
    }

    private static DriftReport check(SimulatorServer stripe, Selection selection) throws Exception {
        return check(stripe, KEY, selection, TOLERANCE, () -> {});
    }

    private static DriftReport check(
            SimulatorServer stripe, String key, Selection selection, Tolerance tolerance, Settling settling)
            throws Exception {
        StripeAccess access =
                new StripeAccess(stripe.baseUrl(), key, StreamRegistry.bundled().apiVersion(), 1_000_000);
        Pause pause = duration -> {
            if (duration.compareTo(Duration.ofMinutes(1)) > 0) {
                try {
                    settling.happen();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
        return new DriftCheck(access, tables.target(), selection, tolerance, pause).run();
    }

    private static void sync(SimulatorServer stripe, String... streams) throws SQLException {
        for (String stream : streams) {
            tables.sync(stripe.data(), id(stripe), stream, Set.of());
        }
    }

    private static StreamDrift only(DriftReport report) {
        assertThat(report.streams()).hasSize(1);
        assertThat(report.isComplete()).as(report.toJson()).isTrue();
        return report.streams().get(0);
    }

    private static List<String> first(SimulatorServer stripe, String stream, int count) {
        List<String> ids = new ArrayList<>();
        stripe.data().forEach(stream, row -> ids.add(row.id()));
        return ids.subList(0, count);
    }

    private static String ownAccount(SimulatorServer stripe) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stripe.baseUrl() + "/v1/account"))
                .header("Authorization", "Bearer " + KEY)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void isQuietAboutEveryStreamThatIsInItsTable() throws Exception {
        ApiCatalog catalog = ApiCatalog.bundled();
        Map<String, Integer> counts = new HashMap<>();
        for (StreamSpec stream : catalog.streams()) {
            if (!stream.isEvents()) {
                counts.put(stream.name(), stream.most() == 0 ? 7 : Math.min(7, stream.most()));
            }
        }
        catalog.v2().stream().filter(stream -> !stream.isEvents()).forEach(stream -> counts.put(stream.name(), 25));
        // More than a page, and two.
        counts.put("customers", 250);
        SimulatorOptions options = account(counts);
        try (SimulatorServer stripe =
                serve(options.withAccount(options.account().withTestClocks(20)))) {
            List<String> names = StreamRegistry.bundled().streams().stream()
                    .map(StreamDefinition::name)
                    .filter(name -> !EVENTS.contains(name))
                    .toList();
            sync(stripe, names.toArray(String[]::new));
            // No list shows the account itself.
            tables.execute("INSERT INTO stripe.accounts VALUES ('" + id(stripe) + "', '" + id(stripe) + "', null, '"
                    + ownAccount(stripe).replace("'", "''") + "')");

            DriftReport report = check(stripe, Selection.usual().withStreams(List.of("*"), List.copyOf(EVENTS)));

            assertThat(report.hasDrift()).as(report.toJson()).isFalse();
            assertThat(report.streams()).hasSize(names.size()).allSatisfy(stream -> {
                assertThat(stream.state()).as(stream.toString()).isEqualTo(StreamDrift.State.COMPARED);
                assertThat(stream.accountRows()).as(stream.stream()).isEqualTo(stream.tableRows());
                assertThat(stream.accountHash()).as(stream.stream()).isEqualTo(stream.tableHash());
                assertThat(stream.unsettled()).isZero();
            });
            assertThat(report.streams())
                    .filteredOn(stream -> stream.stream().equals("customers"))
                    .singleElement()
                    .satisfies(customers -> assertThat(customers.accountRows()).isEqualTo(250));
        }
    }

    @Test
    void findsWhatIsMissingStaleAndExtra() throws Exception {
        try (SimulatorServer stripe = serve(account(Map.of("customers", 230)))) {
            sync(stripe, "customers");
            List<String> ids = first(stripe, "customers", 150);
            tables.execute("DELETE FROM stripe.customers WHERE id IN ('" + ids.get(3) + "', '" + ids.get(120) + "')");
            tables.execute("UPDATE stripe.customers SET _raw_data = _raw_data || '{\"name\": \"Old\", \"x\": 1}'"
                    + " WHERE id = '" + ids.get(7) + "'");
            tables.execute("INSERT INTO stripe.customers VALUES ('cus_gone', '" + id(stripe) + "', null, '{}'),"
                    + " ('cus_gone', 'acct_other', null, '{}')");

            DriftReport report = check(stripe, of("customers"));

            StreamDrift drift = only(report);
            assertThat(drift.drift(DriftKind.MISSING).examples())
                    .extracting(Drift.Example::id)
                    .containsExactlyInAnyOrder(ids.get(3), ids.get(120));
            assertThat(drift.drift(DriftKind.STALE))
                    .isEqualTo(new Drift(1, 0, List.of(new Drift.Example(ids.get(7), List.of("name", "x")))));
            assertThat(drift.drift(DriftKind.EXTRA))
                    .isEqualTo(new Drift(1, 0, List.of(new Drift.Example("cus_gone", List.of()))));
            assertThat(drift.accountRows()).isEqualTo(230);
            assertThat(drift.tableRows()).isEqualTo(229);
            assertThat(drift.accountHash()).isNotEqualTo(drift.tableHash());
            assertThat(report.hasDrift()).isTrue();
            assertThat(report.isComplete()).isTrue();
            assertThat(report.toJson()).contains("\"cus_gone\"").contains("\"members\":[\"name\",\"x\"]");
        }
    }

    @Test
    void findsDriftAmongChildren() throws Exception {
        try (SimulatorServer stripe = serve(account(Map.of("subscriptions", 40)))) {
            sync(stripe, "subscription_items");
            List<String> ids = first(stripe, "subscription_items", 3);
            tables.execute("DELETE FROM stripe.subscription_items WHERE id = '" + ids.get(0) + "'");
            tables.execute("UPDATE stripe.subscription_items SET _raw_data = '{}' WHERE id = '" + ids.get(1) + "'");
            tables.execute("INSERT INTO stripe.subscription_items SELECT 'si_gone', _account_id, _parent_id, '{}'"
                    + " FROM stripe.subscription_items WHERE id = '" + ids.get(2) + "'");

            StreamDrift drift = only(check(stripe, of("subscription_items")));

            assertThat(drift.drift(DriftKind.MISSING).examples())
                    .extracting(Drift.Example::id)
                    .containsExactly(ids.get(0));
            assertThat(drift.drift(DriftKind.STALE).examples())
                    .extracting(Drift.Example::id)
                    .containsExactly(ids.get(1));
            assertThat(drift.drift(DriftKind.EXTRA).examples())
                    .extracting(Drift.Example::id)
                    .containsExactly("si_gone");
        }
    }

    @Test
    void takesRowsThatArriveInTimeForNoDrift() throws Exception {
        try (SimulatorServer stripe = serve(account(Map.of("customers", 120)))) {
            sync(stripe, "customers");
            List<String> ids = first(stripe, "customers", 3);
            stripe.data().update("customers", ids.get(0));
            stripe.data().delete("customers", ids.get(1));
            String fresh = stripe.data().create("customers");

            assertThat(only(check(stripe, of("customers"))).hasDrift()).isTrue();
            StreamDrift settled = only(check(stripe, KEY, of("customers"), TOLERANCE, () -> sync(stripe, "customers")));

            assertThat(settled.hasDrift()).as(settled.toString()).isFalse();
            assertThat(settled.unsettled()).isZero();
            assertThat(first(stripe, "customers", 1)).containsExactly(fresh);
        }
    }

    @Test
    void givesRowsThatGoOnChangingMoreTime() throws Exception {
        try (SimulatorServer stripe = serve(account(Map.of("customers", 5)))) {
            sync(stripe, "customers");
            String id = first(stripe, "customers", 1).get(0);
            stripe.data().update("customers", id);

            StreamDrift drift = only(check(
                    stripe, KEY, of("customers"), TOLERANCE, () -> stripe.data().update("customers", id)));

            assertThat(drift.hasDrift()).isFalse();
            assertThat(drift.unsettled()).isEqualTo(1);
        }
    }

    @Test
    void findsTheSameDriftWhileTheAccountChanges() throws Exception {
        SimulatorOptions account = account(Map.of("customers", 1_500));
        TrafficOptions traffic =
                new TrafficOptions(300, Set.of("customers"), TrafficOptions.Mix.usual()).withUnseenDeletes();
        try (SimulatorServer stripe = serve(account.withTraffic(traffic))) {
            sync(stripe, "customers");
            List<String> ids = first(stripe, "customers", 1_000);
            Set<String> broken = Set.of("cus_gone");
            tables.execute("INSERT INTO stripe.customers VALUES ('cus_gone', '" + id(stripe) + "', null, '{}')");

            StreamDrift drift = only(check(stripe, KEY, of("customers"), new Tolerance(SETTLE, 3, 5_000, 10), () -> {
                stripe.trafficRate(0);
                tables.sync(stripe.data(), id(stripe), "customers", broken);
            }));

            assertThat(ids).hasSize(1_000);
            assertThat(drift.drift(DriftKind.EXTRA).examples())
                    .extracting(Drift.Example::id)
                    .containsExactly("cus_gone");
            assertThat(drift.drift(DriftKind.MISSING).rows()).isZero();
            assertThat(drift.drift(DriftKind.STALE).rows()).isZero();
        }
    }

    @Test
    void countsRowsThatAreMarkedAsDeletedAsGone() throws Exception {
        try (SimulatorServer stripe = serve(account(Map.of("customers", 3)))) {
            sync(stripe, "customers");
            String id = first(stripe, "customers", 1).get(0);
            tables.execute("ALTER TABLE stripe.customers ADD COLUMN _deleted_at timestamptz");
            tables.execute("INSERT INTO stripe.customers VALUES ('cus_gone', '" + id(stripe) + "', null, null, now())");

            assertThat(only(check(stripe, of("customers"))).hasDrift()).isFalse();

            tables.execute("UPDATE stripe.customers SET _deleted_at = now() WHERE id = '" + id + "'");
            assertThat(only(check(stripe, of("customers")))
                            .drift(DriftKind.MISSING)
                            .rows())
                    .isEqualTo(1);
        }
    }

    @Test
    void countsWhatIsTooMuchToLookAtAgain() throws Exception {
        try (SimulatorServer stripe = serve(account(Map.of("customers", 60)))) {
            StreamDrift drift = only(check(stripe, KEY, of("customers"), new Tolerance(SETTLE, 2, 10, 4), () -> {}));

            Drift missing = drift.drift(DriftKind.MISSING);
            assertThat(missing.confirmed()).isEqualTo(10);
            assertThat(missing.unchecked()).isEqualTo(50);
            assertThat(missing.examples()).hasSize(4);
            assertThat(missing.rows()).isEqualTo(60);
        }
    }

    @Test
    void comparesKeysAloneWhereTheTableKeepsNoObjects() throws Exception {
        try (SimulatorServer stripe = serve(account(Map.of("customers", 20)))) {
            sync(stripe, "customers");
            tables.execute("ALTER TABLE stripe.customers DROP COLUMN _raw_data");

            StreamDrift drift = only(check(stripe, of("customers")));

            assertThat(drift.hasDrift()).isFalse();
            assertThat(drift.comparesContents()).isFalse();
            assertThat(drift.accountHash()).isEqualTo(drift.tableHash());
        }
    }

    @Test
    void skipsWhatTheKeyMayNotRead() throws Exception {
        try (SimulatorServer stripe = serve(account(Map.of("customers", 3, "charges", 3)))) {
            sync(stripe, "customers");

            DriftReport report = check(stripe, RESTRICTED, of("customers", "charges"), TOLERANCE, () -> {});

            assertThat(report.streams())
                    .extracting(StreamDrift::stream, StreamDrift::state)
                    .containsExactlyInAnyOrder(
                            tuple("customers", StreamDrift.State.COMPARED),
                            tuple("charges", StreamDrift.State.SKIPPED));
            assertThat(report.hasDrift()).isFalse();
            assertThat(report.isComplete()).isTrue();
            assertThat(report.toJson()).contains("rak_charge_read");
        }
    }

    @Test
    void comparesConnectedAccountsEachWithItsRows() throws Exception {
        SimulatorOptions platform =
                account(Map.of("customers", 4, "accounts", 2)).withConnected(Map.of("customers", 5));
        try (SimulatorServer stripe = serve(platform)) {
            sync(stripe, "customers");
            List<String> connected = first(stripe, "accounts", 2);
            for (String account : connected) {
                SimulatedMode data = stripe.simulator().connected(false, account);
                tables.sync(data, account, "customers", Set.of());
            }
            tables.execute("DELETE FROM stripe.customers WHERE ctid IN (SELECT ctid FROM stripe.customers"
                    + " WHERE _account_id = '" + connected.get(1) + "' LIMIT 1)");

            DriftReport report = check(stripe, of("customers").withAccounts(List.of(Selection.ALL_ACCOUNTS)));

            assertThat(report.streams()).hasSize(3).allSatisfy(stream -> {
                boolean isBroken = stream.account().equals(connected.get(1));
                assertThat(stream.drift(DriftKind.MISSING).rows()).isEqualTo(isBroken ? 1 : 0);
                assertThat(stream.accountRows()).isEqualTo(stream.account().equals(id(stripe)) ? 4 : 5);
            });
        }
    }

    @Test
    void refusesAKeyThatStripeDoesNotKnow() throws IOException {
        try (SimulatorServer stripe = serve(account(Map.of()))) {
            assertThatThrownBy(() -> check(stripe, "sk_test_unknown", of("customers"), TOLERANCE, () -> {}))
                    .isInstanceOf(DriftCheckException.class)
                    .hasMessageContaining("401");
        }
    }

    @Test
    void namesTheStreamThatThereIsNot() throws IOException {
        try (SimulatorServer stripe = serve(account(Map.of()))) {
            assertThatThrownBy(() -> check(stripe, of("custommers")))
                    .isInstanceOf(DriftCheckException.class)
                    .hasMessageContaining("'customers'");
        }
    }

    @Test
    void tellsOfATableThatIsNoneOfTheSinks() throws Exception {
        try (SimulatorServer stripe = serve(account(Map.of("customers", 3)))) {
            tables.execute("CREATE TABLE stripe.customers (id text)");

            DriftReport report = check(stripe, of("customers"));

            assertThat(report.streams().get(0).state()).isEqualTo(StreamDrift.State.FAILED);
            assertThat(report.isComplete()).isFalse();
        }
    }
}
