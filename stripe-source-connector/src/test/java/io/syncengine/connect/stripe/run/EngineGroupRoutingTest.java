// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import static io.syncengine.connect.stripe.run.EngineRig.CUSTOMERS;
import static io.syncengine.connect.stripe.run.GroupRig.OWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.api.StripeApiException.Kind;
import io.syncengine.connect.stripe.change.Delivery;
import io.syncengine.connect.stripe.change.Delivery.Outcome;
import io.syncengine.connect.stripe.change.Origin;
import io.syncengine.connect.stripe.data.EventPageReader;
import io.syncengine.connect.stripe.data.MalformedAnswerException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which account an event goes to that has come by itself, and which one is looked at for a hint. */
final class EngineGroupRoutingTest {

    private static final String A = "acct_A";
    private static final String B = "acct_B";
    private static final String UNKNOWN = "acct_unknown";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Longer than events settle. */
    private static final Duration MOMENT = Duration.ofSeconds(20);

    private final GroupRig rig = new GroupRig(A, B).with("poll.interval.ms", "3600000");
    private final List<Outcome> outcomes = new ArrayList<>();

    @BeforeEach
    void fill() {
        for (String account : List.of(OWN, A, B)) {
            rig.stripe(account).put(CUSTOMERS, "customer", "cus_1", GroupRig.START - 5_000, "of " + account);
        }
    }

    private Map<String, Integer> looks() {
        Map<String, Integer> looks = new TreeMap<>();
        rig.accounts.forEach((account, stripe) ->
                looks.put(account, stripe.calls("/v1/events").size()));
        return looks;
    }

    private void hint(@Nullable String account) {
        rig.group.lookFor(account, rig.stripe(OWN).now());
        rig.run(MOMENT);
    }

    /** Delivers a change of a customer. @param account as the event tells it; null: it tells of none */
    private void offer(@Nullable String account, String stripe, String text) {
        FakeStripe fake = rig.stripe(stripe);
        FakeObject changed = fake.put(CUSTOMERS, "customer", "cus_1", GroupRig.START - 5_000, text);
        String json = fake.event("customer.updated", changed, fake.now()).json();
        String told = account == null ? json : json.replaceFirst("\\{", "{\"account\":\"" + account + "\",");
        try {
            rig.group.offer(
                    new EventPageReader().event(told.getBytes(StandardCharsets.UTF_8)),
                    Origin.WEBHOOK,
                    new Delivery(outcomes::add));
        } catch (MalformedAnswerException e) {
            throw new AssertionError(e);
        }
        rig.run(Duration.ofSeconds(1));
    }

    @Nested
    final class Hints {

        @Test
        void leadToALookAtTheirAccountAndNoOther() {
            rig.start().run(MINUTE);
            Map<String, Integer> before = looks();

            hint(A);

            assertThat(looks().get(A)).isGreaterThan(before.get(A));
            assertThat(looks()).containsEntry(OWN, before.get(OWN)).containsEntry(B, before.get(B));
        }

        @Test
        void ofNoAccountAreOfTheKeysOwn() {
            rig.start().run(MINUTE);
            Map<String, Integer> before = looks();

            hint(null);

            assertThat(looks().get(OWN)).isGreaterThan(before.get(OWN));
            assertThat(looks()).containsEntry(A, before.get(A)).containsEntry(B, before.get(B));
        }

        @Test
        void ofAccountsThatAreNotReadHereLeadToNothing() {
            rig.start(List.of("own", A)).run(MINUTE);
            Map<String, Integer> before = looks();

            hint(UNKNOWN);
            hint(B);

            assertThat(looks()).isEqualTo(before);
        }

        @Test
        void ofTheKeysOwnAccountLeadToNothingWhereAnotherTaskReadsIt() {
            rig.start(List.of(A, B)).run(MINUTE);
            Map<String, Integer> before = looks();

            hint(null);

            assertThat(looks()).isEqualTo(before);
            assertThat(before).containsEntry(OWN, 0);
        }
    }

    @Nested
    final class Events {

        @Test
        void areEmittedByTheirAccountAndNoOther() {
            rig.start().run(MINUTE);

            offer(A, A, "new in A");
            offer(null, OWN, "new in mine");

            assertThat(rig.rows(A)).containsExactly("cus_1 of acct_A backfill", "cus_1 new in A webhook");
            assertThat(rig.rows(OWN)).containsExactly("cus_1 of acct_1 backfill", "cus_1 new in mine webhook");
            assertThat(rig.rows(B)).hasSize(1);
            assertThat(outcomes).as("the worker has committed nothing yet").isEmpty();
        }

        @Test
        void thatNameTheKeysOwnAccountAreItsToo() {
            rig.start().run(MINUTE);

            offer(OWN, OWN, "new in mine");

            assertThat(rig.rows(OWN)).contains("cus_1 new in mine webhook");
        }

        @Test
        void ofAccountsThatAreNotReadHereAreNobodys() {
            rig.start(List.of("own", A)).run(MINUTE);

            offer(UNKNOWN, B, "new elsewhere");
            offer(B, B, "new in B");

            assertThat(outcomes).containsExactly(Outcome.OTHER_ACCOUNT, Outcome.OTHER_ACCOUNT);
            assertThat(rig.rows(OWN)).hasSize(1);
            assertThat(rig.rows(A)).hasSize(1);
            assertThat(rig.records).doesNotContainKeys(B, UNKNOWN);
        }

        @Test
        void ofTheKeysOwnAccountAreNobodysWhereAnotherTaskReadsIt() {
            rig.start(List.of(A)).run(MINUTE);

            offer(null, OWN, "new in mine");

            assertThat(outcomes).containsExactly(Outcome.OTHER_ACCOUNT);
            assertThat(rig.records).doesNotContainKey(OWN);
        }

        @Test
        void thatComeBeforeTheAccountIsKnownComeByTheLooks() {
            rig.start();
            offer(null, OWN, "early");
            assertThat(outcomes).containsExactly(Outcome.LEFT);

            rig.run(MINUTE);
            assertThat(rig.rows(OWN)).isNotEmpty().allMatch(row -> row.startsWith("cus_1 early"));
        }

        @Test
        void ofAnAccountThatCannotBeReadAreNotKeptWaiting() {
            rig.start().run(MINUTE);
            rig.stripe(A).refuse("/v1/", Kind.NO_ACCESS, "Application access may have been revoked.");
            hint(A);
            rig.run(MINUTE);

            offer(A, A, "unreadable");

            assertThat(outcomes).singleElement().isIn(Outcome.LEFT, Outcome.NO_STREAM);
            assertThat(rig.rows(A)).hasSize(1);
        }
    }
}
