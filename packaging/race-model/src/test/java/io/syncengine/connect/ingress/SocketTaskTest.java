// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.syncengine.connect.simulators.stripe.SimulatedMode;
import io.syncengine.connect.simulators.stripe.SimulatorOptions;
import io.syncengine.connect.simulators.stripe.faults.FaultText;
import io.syncengine.connect.simulators.stripe.webhook.Delivery;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Events over the socket of Stripe's command line, from the simulated account to the topic and back. */
final class SocketTaskTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String STREAM = "customers";

    private SimulatedStripe stripe = SimulatedStripe.of(Map.of(STREAM, 20));
    private DrivenTask task = task();

    private DrivenTask task() {
        return new DrivenTask(stripe.server(), List.of(STREAM), Map.of("webhook.mode", "websocket"));
    }

    @AfterEach
    void close() {
        task.close();
        stripe.close();
    }

    private void startAndConnect() {
        task.start();
        task.workUntilListed(LIMIT);
        task.workUntil(() -> stripe.sockets("open") == 1, LIMIT);
    }

    private String create() {
        return stripe.server().data().create(STREAM);
    }

    private long answered(int status) {
        return stripe.server().hooks().counts().of(Delivery.Kind.GENUINE, status);
    }

    @Test
    void anEventIsAcknowledgedWhenItsRecordIsCommittedAndNotBefore() {
        startAndConnect();
        String id = create();
        List<SourceRecord> waiting = task.pollUntil("socket", LIMIT);
        assertThat(waiting).extracting(DrivenTask::id).contains(id);
        assertThat(stripe.sockets("acknowledged")).isZero();
        assertThat(answered(200)).isZero();

        task.store(waiting);
        task.commit(waiting);

        task.workUntil(() -> answered(200) == 1, LIMIT);
        assertThat(stripe.sockets("acknowledged")).isEqualTo(1);
    }

    @Test
    void aSecondDeliveryOfAnEventIsAnsweredAndEmitsNothing() {
        stripe.hooks("doubled=1");
        startAndConnect();
        String id = create();

        task.workUntil(
                () -> stripe.server().hooks().counts().of(Delivery.Kind.DOUBLED, 200) == 1 && answered(200) == 1,
                LIMIT);
        assertThat(task.rows(id)).extracting(DrivenTask::origin).contains("socket");
        assertThat(task.rows(id))
                .filteredOn(row -> DrivenTask.origin(row).equals("socket"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"rude\":true}"})
    void aBrokenSocketIsOpenedAgainAndNothingThatPassedIsLost(String how) {
        startAndConnect();
        stripe.control("POST", "sockets/drop", how);
        String passed = create();

        task.workUntil(() -> stripe.sockets("connections") == 2 && stripe.sockets("open") == 1, LIMIT);
        task.workUntil(() -> !task.rows(passed).isEmpty(), LIMIT);
        String next = create();
        task.workUntil(() -> task.hasRow(next, "socket"), LIMIT);
        assertThat(stripe.sockets("sessions")).isEqualTo(1);
    }

    @Test
    void aSessionThatStripeKnowsNoMoreIsReplaced() {
        startAndConnect();
        stripe.control("POST", "sockets/expire", "{}");

        task.workUntil(() -> stripe.sockets("sessions") == 1 && stripe.sockets("open") == 1, LIMIT);
        String next = create();
        task.workUntil(() -> task.hasRow(next, "socket"), LIMIT);
    }

    @Test
    void aSocketThatHangsIsReplaced() {
        startAndConnect();
        stripe.control("POST", "sockets/mute", "{}");

        task.workUntil(() -> stripe.sockets("connections") == 2, LIMIT);
        String next = create();
        task.workUntil(() -> task.hasRow(next, "socket"), LIMIT);
    }

    @Test
    void renewalsLoseNothing() {
        stripe.control("PUT", "sockets", "{\"reconnect_seconds\":1}");
        startAndConnect();
        List<String> created = new ArrayList<>();
        task.workUntil(
                () -> {
                    created.add(create());
                    return stripe.sockets("connections") >= 4;
                },
                LIMIT);

        task.workUntil(() -> created.stream().noneMatch(id -> task.rows(id).isEmpty()), LIMIT);
        assertThat(created).anyMatch(id -> task.hasRow(id, "socket"));
        assertThat(stripe.sockets("sessions")).isEqualTo(1);
    }

    @Test
    void whereStripeRefusesPollingGoesOn() {
        stripe.server().faults().add(FaultText.parse("POST /v1/stripecli/sessions 403"));
        task.start();
        task.workUntilListed(LIMIT);
        String id = create();

        task.workUntil(() -> task.hasRow(id, "event"), LIMIT);
        assertThat(stripe.sockets("connections")).isZero();
    }

    @Test
    void oneSocketBringsTheEventsOfAllAccountsAndOnlyThoseReadAreKept() {
        task.close();
        stripe.close();
        stripe = SimulatedStripe.of(SimulatorOptions.usual(7, 0)
                .withCounts(Map.of("accounts", 2, STREAM, 20))
                .withConnected(Map.of(STREAM, 10)));
        String own = stripe.api("/v1/account").path("id").asText();
        JsonNode accounts = stripe.api("/v1/accounts").path("data");
        String read = accounts.path(0).path("id").asText();
        String other = accounts.path(1).path("id").asText();
        task = task();
        task.connected(List.of(read));
        startAndConnect();

        List.of(own, read, other).forEach(account -> data(account, own).create(STREAM));

        task.workUntil(() -> answered(200) == 3, LIMIT);
        task.workUntil(() -> accountsOfSocketRows().size() == 2, LIMIT);
        assertThat(accountsOfSocketRows()).containsOnly(own, read);
        assertThat(task.durable()).extracting(DrivenTask::account).doesNotContain(other);
    }

    private SimulatedMode data(String account, String own) {
        return account.equals(own)
                ? stripe.server().data()
                : stripe.server().simulator().connected(false, account);
    }

    private List<String> accountsOfSocketRows() {
        return task.durable().stream()
                .filter(row -> DrivenTask.origin(row).equals("socket"))
                .map(DrivenTask::account)
                .toList();
    }

    @Test
    void aTaskThatStopsAnswersNothingItHasNotCommitted() {
        startAndConnect();
        create();
        task.pollUntil("socket", LIMIT);
        task.stop();

        assertThat(stripe.sockets("acknowledged")).isZero();
        assertThat(answered(200)).isZero();
        assertThat(stripe.sockets("open")).isZero();
    }

    /** The worker can neither pause nor stop a task whose calls hang. */
    @Test
    void aHangingSocketHoldsUpNeitherPollNorStop() {
        startAndConnect();
        stripe.control("POST", "sockets/mute", "{}");
        stripe.server().faults().add(FaultText.parse("* hang"));

        long polled = System.nanoTime();
        task.poll();
        long stopped = System.nanoTime();
        task.stop();

        assertThat(Duration.ofNanos(stopped - polled)).as("poll").isLessThan(Duration.ofSeconds(1));
        assertThat(Duration.ofNanos(System.nanoTime() - stopped)).as("stop").isLessThan(Duration.ofSeconds(3));
    }
}
