// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.simulators.exchange.SimRequest;
import io.syncengine.connect.simulators.stripe.SimulatedMode;
import io.syncengine.connect.simulators.stripe.TruthRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

class SimulatedAccountTest {

    private static final Instant CREATED = Instant.parse("2026-11-01T12:00:00Z");
    private static final SavedState STATE =
            new SavedState(25432, SavedState.SIMULATED, 500, 42, CREATED.getEpochSecond(), "");

    @TempDir
    private Path directory;

    private final List<SimulatedAccount> started = new ArrayList<>();
    private volatile Instant now = CREATED.plusMillis(700);

    @AfterEach
    void closeAll() {
        started.forEach(SimulatedAccount::close);
    }

    private SimulatedAccount start(double rate) throws QuickstartException {
        SimulatedAccount account = SimulatedAccount.start(STATE, directory.resolve("history.txt"), 0, rate, () -> now);
        started.add(account);
        return account;
    }

    /** All objects by stream, and the events that everybody can see. */
    private TreeMap<String, String> everything(SimulatedAccount account) {
        SimulatedMode data = account.server().simulator().live();
        TreeMap<String, String> everything = new TreeMap<>();
        for (String stream : data.counts().keySet()) {
            data.forEach(stream, (TruthRow row) -> everything.put(stream + "/" + row.id(), row.json()));
        }
        String target =
                "/v1/events?limit=100&created[lt]=" + now.minusSeconds(120).getEpochSecond();
        everything.put(
                "events",
                account.server()
                        .simulator()
                        .answer(SimRequest.get(target).withKey(account.apiKey()))
                        .text());
        everything.put("events sent", Long.toString(data.eventCount()));
        return everything;
    }

    /** Lets time pass in steps, as if somebody looked now and then. */
    private void live(SimulatedAccount account, Duration time) {
        Instant end = now.plus(time);
        while (now.isBefore(end)) {
            now = now.plusMillis(1_300);
            account.server().simulator().tick();
        }
    }

    @Test
    void isTheSameAgainAfterAnOrderlyEnd() throws Exception {
        SimulatedAccount first = start(20);
        TreeMap<String, String> fresh = everything(first);
        live(first, Duration.ofMinutes(5));
        first.close();
        TreeMap<String, String> before = everything(first);

        assertThat(before).isNotEqualTo(fresh);
        assertThat(everything(start(3))).isEqualTo(before);
    }

    @Test
    void isTheSameAgainAfterAKill() throws Exception {
        SimulatedAccount killed = start(20);
        live(killed, Duration.ofMinutes(5));
        // The last moment that is written is the first at which both can be compared.
        now = AccountHistory.read(directory.resolve("history.txt")).periods().stream()
                .map(period -> Instant.ofEpochMilli(period.to()))
                .reduce((one, other) -> other)
                .orElseThrow();
        TreeMap<String, String> before = everything(killed);

        assertThat(everything(start(3))).isEqualTo(before);
    }

    @Test
    void goesOnThroughSeveralRunsWithOtherRatesAndPauses() throws Exception {
        double[] rates = {5, 0, 30, 1};
        for (double rate : rates) {
            SimulatedAccount account = start(rate);
            live(account, Duration.ofMinutes(2));
            account.close();
            now = now.plus(Duration.ofHours(7));
        }
        SimulatedAccount last = start(2);
        live(last, Duration.ofMinutes(1));
        last.close();
        TreeMap<String, String> before = everything(last);

        assertThat(AccountHistory.read(directory.resolve("history.txt")).periods())
                .hasSize(5);
        assertThat(everything(start(0))).isEqualTo(before);
    }

    @Test
    void tellsWhatTheSourceNeeds() throws Exception {
        SimulatedAccount account = start(2);

        assertThat(account.description())
                .matches("simulated, 500 objects, 2 changes a second, at http://127.0.0.1:\\d+");
        assertThat(account.sourceSettings()).containsOnlyKeys("stripe.api.base.url", "rate.limit.per.second");
        assertThat(account.server()
                        .simulator()
                        .answer(SimRequest.get("/v1/account").withKey(account.apiKey()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void saysWhyItDoesNotStart() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> SimulatedAccount.start(STATE, directory.resolve("h"), taken.getLocalPort(), 0))
                    .isInstanceOf(QuickstartException.class)
                    .hasMessageContaining("is taken by another program");
        }
        Files.writeString(directory.resolve("broken"), "nonsense\n");
        assertThatThrownBy(() -> SimulatedAccount.start(STATE, directory.resolve("broken"), 0, 0))
                .isInstanceOf(QuickstartException.class)
                .hasMessageContaining("nonsense");
    }
}
