// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import static io.syncengine.connect.stripe.run.EngineRig.CUSTOMERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.api.StripeApiException.Kind;
import io.syncengine.connect.stripe.state.Phase;
import io.syncengine.connect.stripe.state.StreamState;
import io.syncengine.connect.testing.LogCapture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

final class EngineTroubleTest {

    private final EngineRig rig = new EngineRig("customers,coupons");

    @Nested
    final class TheAccount {

        @Test
        void thatIsNotTheExpectedOneIsRefused() {
            rig.with("stripe.account.id", "acct_other").start().run(5);

            assertThat(rig.failure)
                    .hasMessageContaining("acct_1")
                    .hasMessageContaining("acct_other")
                    .hasMessageContaining("stripe.account.id")
                    .hasMessageNotContaining("0123456789");
            assertThat(rig.records).isEmpty();
        }

        @Test
        void thatTheKeyMayNotReadIsTakenFromTheSettings() {
            rig.stripe.refuse("/v1/account", Kind.PERMISSION, "no permission");

            rig.with("stripe.account.id", "acct_9").start().run(5);

            assertThat(rig.failure).isNull();
            assertThat(rig.offset("coupons").phase()).isEqualTo(Phase.LIVE);
        }

        @Test
        void thatTheKeyMayNotReadHasToBeInTheSettings() {
            rig.stripe.refuse("/v1/account", Kind.PERMISSION, "no permission");

            rig.start().run(5);

            assertThat(rig.failure).hasMessageContaining("stripe.account.id");
        }

        @ParameterizedTest
        @CsvSource({"MALFORMED", "REJECTED", "TRANSIENT"})
        void isAskedForAgainWhenAnAnswerIsOdd(Kind kind) {
            rig.stripe.refuse("/v1/account", kind, "a gateway speaks");

            rig.start().run(5);
            assertThat(rig.failure).isNull();

            rig.stripe.script(request -> Optional.empty());
            rig.run(20);
            assertThat(rig.offset("coupons").phase()).isEqualTo(Phase.LIVE);
        }

        @Test
        void isAskedForTheOffsetsOfAllStreamsAtOnce() {
            StringBuilder asked = new StringBuilder();

            rig.start((account, livemode, streams) -> {
                        asked.append(account)
                                .append(' ')
                                .append(livemode)
                                .append(' ')
                                .append(streams);
                        return Map.of();
                    })
                    .run(5);

            assertThat(asked).hasToString("acct_1 false [coupons, customers]");
        }

        @Test
        void whoseOffsetsCannotBeReadIsNotRead() {
            rig.start((account, livemode, streams) -> {
                        throw new EngineFailure("offset of customers is unreadable; reset it");
                    })
                    .run(5);

            assertThat(rig.failure).hasMessage("offset of customers is unreadable; reset it");
            assertThat(rig.stripe.calls(CUSTOMERS)).isEmpty();
        }

        @Test
        void whoseKeyHasBecomeInvalidEndsTheTaskWithoutShowingIt() {
            rig.start().run(30);
            rig.stripe.refuse("/", Kind.UNAUTHORIZED, "Invalid API Key provided");

            rig.run(30);

            assertThat(rig.failure)
                    .hasMessageContaining("sk_test_…1234")
                    .hasMessageContaining("stripe.api.key")
                    .hasMessageNotContaining("0123456789");
            int calls = rig.stripe.calls("/").size();
            rig.run(100);
            assertThat(rig.stripe.calls("/")).hasSize(calls);
        }
    }

    @Nested
    final class AStream {

        @Test
        void whoseCallIsNotToBeRepeatedAtOnceIsReadAfterAPause() {
            rig.stripe.refuse(CUSTOMERS, Kind.TRANSIENT, "Stripe asks not to repeat the call");

            rig.start().run(5);
            assertThat(rig.failure).isNull();
            assertThat(rig.offset("coupons").phase()).isEqualTo(Phase.LIVE);

            rig.stripe.script(request -> Optional.empty());
            rig.run(90);
            assertThat(rig.offset("customers").phase()).isEqualTo(Phase.LIVE);
        }

        @ParameterizedTest
        @CsvSource({
            "PERMISSION, permission",
            "NOT_ENABLED, not_enabled",
            "NO_SUCH_ROUTE, not_in_version",
        })
        void thatIsNotOfferedIsSkippedWithItsReason(Kind kind, String reason) {
            rig.stripe.refuse(CUSTOMERS, kind, "because");

            rig.start().run(10);

            assertThat(rig.offset("customers").phase()).isEqualTo(Phase.SKIPPED);
            assertThat(rig.offset("customers").error()).startsWith(reason);
            assertThat(rig.offset("customers").until()).isBetween(EngineRig.START + 86_400, EngineRig.START + 86_410);
            assertThat(rig.offset("coupons").phase()).isEqualTo(Phase.LIVE);
            assertThat(rig.failure).isNull();
        }

        @Test
        void thatIsSkippedIsToldOnceAndNamedIfAPersonAskedForIt() {
            try (LogCapture log = LogCapture.debug(StreamRun.class.getName())) {
                rig.stripe.refuse(CUSTOMERS, Kind.PERMISSION, "because");
                rig.start().run(Duration.ofHours(50));

                assertThat(log.texts("WARN"))
                        .singleElement()
                        .asString()
                        .contains("customers", "selected by name", "req_1");
            }
        }

        @Test
        void thatIsSkippedIsTriedAgainAfterADay() {
            rig.stripe.put(CUSTOMERS, "customer", "cus_1", EngineRig.START - 5_000, "v1");
            rig.stripe.refuse(CUSTOMERS, Kind.PERMISSION, "because");
            rig.start().run(10);
            rig.stripe.script(call -> Optional.empty());

            rig.run(Duration.ofHours(23));
            assertThat(rig.rows()).isEmpty();

            rig.run(Duration.ofMinutes(65));
            assertThat(rig.rows()).containsExactly("cus_1 v1 backfill");
            assertThat(rig.offset("customers").phase()).isEqualTo(Phase.LIVE);
        }

        @Test
        void thatIsSkippedIsTriedAgainAtARestart() {
            rig.stripe.refuse(CUSTOMERS, Kind.PERMISSION, "because");
            rig.start().run(10);
            rig.kill();
            rig.stripe.script(call -> Optional.empty());

            rig.start(Map.of("customers", rig.offset("customers"), "coupons", rig.offset("coupons")))
                    .run(10);

            assertThat(rig.offset("customers").phase()).isEqualTo(Phase.LIVE);
        }

        @Test
        void thatIsRefusedForAnUnknownReasonFailsTheTaskAfterFiveTriesInFiveMinutes() {
            rig.stripe.refuse(CUSTOMERS, Kind.REJECTED, "who knows");

            rig.start().run(280);
            assertThat(rig.failure).isNull();
            assertThat(rig.offset("customers").error()).startsWith("error: who knows");

            rig.run(60);
            assertThat(rig.stripe.calls(CUSTOMERS)).hasSize(5);
            assertThat(rig.failure)
                    .hasMessageContaining("customers")
                    .hasMessageContaining("who knows")
                    .hasMessageContaining("stream.error.policy");
        }

        @Test
        void thatIsRefusedForAnUnknownReasonIsSkippedIfTheUserSaysSo() {
            rig.stripe.refuse(CUSTOMERS, Kind.REJECTED, "who knows");

            rig.with("stream.error.policy", "skip").start().run(400);

            assertThat(rig.failure).isNull();
            assertThat(rig.offset("customers").phase()).isEqualTo(Phase.SKIPPED);
            assertThat(rig.offset("customers").error()).startsWith("error");
        }

        @Test
        void thatWorksAgainForgetsItsTries() {
            rig.stripe.refuse(CUSTOMERS, Kind.REJECTED, "who knows");
            rig.start().run(200);
            rig.stripe.script(call -> Optional.empty());

            rig.run(100);

            assertThat(rig.offset("customers").phase()).isEqualTo(Phase.LIVE);
            assertThat(rig.offset("customers").error()).isEmpty();
        }

        @Test
        void whoseObjectsAreRefusedByIdKeepsItsEventsUntilTheyAreNot() {
            rig.start().run(30);
            rig.stripe.refuse(CUSTOMERS + "/", Kind.REJECTED, "who knows");
            rig.stripe.customer("cus_1", "customer.updated", "v2");
            rig.stripe.customer("cus_1", "customer.updated", "v3");
            rig.run(60);
            assertThat(rig.rows()).isEmpty();
            rig.stripe.script(call -> Optional.empty());

            rig.run(120);

            assertThat(rig.rows()).containsExactly("cus_1 v3 refetch");
        }
    }

    @Test
    void allStreamsSkippedFailTheTask() {
        rig.stripe.script(call -> call.path().equals("/v1/account")
                ? Optional.empty()
                : Optional.of(new FakeStripe.Reaction.Refuse(FakeStripe.error(Kind.PERMISSION, "because"))));

        rig.start().run(10);

        assertThat(rig.failure).hasMessageContaining("none of the 2 streams").hasMessageContaining("permission");
        assertThat(rig.records).hasSize(2);
    }

    @Test
    void eventsThatMayNotBeReadDoNotKeepListsFromBeingRead() {
        rig.stripe.put(CUSTOMERS, "customer", "cus_1", EngineRig.START - 5_000, "v1");
        rig.stripe.refuse("/v1/events", Kind.PERMISSION, "no events for you");

        rig.start().run(Duration.ofMinutes(25));

        assertThat(rig.failure).isNull();
        assertThat(rig.rows()).containsExactly("cus_1 v1 backfill");
        assertThat(rig.offset("customers").error()).contains("no events for you");
        assertThat(rig.stripe.calls("/v1/events")).hasSize(3);

        rig.stripe.script(call -> Optional.empty());
        rig.stripe.customer("cus_1", "customer.updated", "v2");
        rig.run(Duration.ofMinutes(11));
        assertThat(rig.rows()).containsExactly("cus_1 v1 backfill", "cus_1 v2 event");
        assertThat(rig.offset("customers").error()).isEmpty();
    }

    /** Pages that are read well say nothing of events. */
    @Test
    void eventsThatMayNotBeReadShowAlsoWhereAListIsRead() {
        for (int i = 0; i < 450; i++) {
            rig.stripe.put(CUSTOMERS, "customer", "cus_" + i, EngineRig.START - 5_000 - i, "v1");
        }
        rig.stripe.refuse("/v1/events", Kind.PERMISSION, "no events for you");

        rig.start().run(60);

        assertThat(rig.rows()).hasSize(450);
        assertThat(rig.offset("customers").phase()).isEqualTo(Phase.LIVE);
        assertThat(rig.offset("customers").error()).contains("no events for you");
    }

    @Test
    void whatAnOffsetSaysOfEventsIsOverOnceTheyAreRead() {
        rig.stripe.refuse("/v1/events", Kind.PERMISSION, "no events for you");
        rig.start().run(60);
        rig.kill();
        StreamState before = rig.offset("customers");
        assertThat(before.error()).contains("no events for you");
        rig.stripe.script(call -> Optional.empty());

        rig.start(Map.of("customers", before)).run(150);

        assertThat(rig.offset("customers").error()).isEmpty();
    }

    @Test
    void eventsThatAreRefusedForAnUnknownReasonFailTheTaskAfterFiveTries() {
        rig.stripe.refuse("/v1/events", Kind.REJECTED, "who knows");

        rig.start().run(280);
        assertThat(rig.failure).isNull();
        assertThat(rig.offset("customers").error()).contains("who knows");

        rig.run(60);
        assertThat(rig.failure).hasMessageContaining("events").hasMessageContaining("who knows");
    }

    @Test
    void eventsThatAreRefusedForAnUnknownReasonAreTriedOnAndOnIfTheUserSaysSo() {
        rig.stripe.refuse("/v1/events", Kind.REJECTED, "who knows");

        rig.with("stream.error.policy", "skip").start().run(Duration.ofHours(1));

        assertThat(rig.failure).isNull();
        assertThat(rig.stripe.calls("/v1/events")).hasSizeBetween(9, 12);
    }

    @Test
    void closingEndsAllCalls() {
        rig.start().run(20);
        rig.kill();
        int calls = rig.stripe.calls("/").size();

        rig.run(1_000);

        assertThat(rig.stripe.calls("/")).hasSize(calls);
        assertThat(rig.loop.isIdle()).isTrue();
    }
}
