// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import static io.syncengine.connect.stripe.run.EngineRig.CUSTOMERS;
import static io.syncengine.connect.stripe.run.GroupRig.OWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.api.StripeApiException.Kind;
import io.syncengine.connect.stripe.assign.TaskShare;
import io.syncengine.connect.stripe.state.Phase;
import io.syncengine.connect.testing.LogCapture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

final class EngineGroupTest {

    private static final String A = "acct_A";
    private static final String B = "acct_B";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final GroupRig rig = new GroupRig(A, B);

    @BeforeEach
    void fill() {
        for (String account : List.of(OWN, A, B)) {
            rig.stripe(account).put(CUSTOMERS, "customer", "cus_1", GroupRig.START - 5_000, "of " + account);
        }
    }

    @Test
    void readsTheSameIdsOfAllAccountsSideBySide() {
        rig.start().run(MINUTE);
        rig.stripe(A).customer("cus_1", "customer.updated", "new in A");
        rig.stripe(B).deleteCustomer("cus_1");
        rig.run(MINUTE);

        assertThat(rig.rows(OWN)).containsExactly("cus_1 of acct_1 backfill");
        assertThat(rig.rows(A)).containsExactly("cus_1 of acct_A backfill", "cus_1 new in A event");
        assertThat(rig.rows(B)).containsExactly("cus_1 of acct_B backfill", "cus_1 deleted event");
        assertThat(List.of(OWN, A, B))
                .allSatisfy(account ->
                        assertThat(rig.state(account, "customers").phase()).isEqualTo(Phase.LIVE));
    }

    @Test
    void tellsTheAccountsMetricsApart() {
        rig.start().run(MINUTE);

        for (String account : List.of(OWN, A, B)) {
            assertThat(rig.metrics.value(
                            "records-total", Map.of("account", account, "stream", "customers", "source", "backfill")))
                    .isEqualTo(1L);
        }
    }

    @Test
    void readsTheKeysOwnAccountOnceAlthoughItIsGivenAsConnected() {
        rig.start(List.of(TaskShare.OWN, A, OWN)).run(MINUTE);

        assertThat(rig.rows(OWN)).hasSize(1);
        assertThat(rig.rows(A)).hasSize(1);
    }

    @Test
    void looksSeldomAtManyQuietAccountsAndOftenAtThoseAtWork() {
        String[] many =
                IntStream.range(0, 40).mapToObj(i -> "acct_" + (100 + i)).toArray(String[]::new);
        GroupRig platform = new GroupRig(many);
        platform.start().run(MINUTE.multipliedBy(6));
        int quiet = platform.stripe(many[0]).calls("/v1/events").size();
        int busy = platform.stripe(many[1]).calls("/v1/events").size();
        int own = platform.stripe(OWN).calls("/v1/events").size();

        for (int i = 0; i < 4; i++) {
            platform.stripe(many[1]).customer("cus_1", "customer.updated", "v" + i);
            platform.run(MINUTE);
        }

        assertThat(platform.stripe(many[0]).calls("/v1/events").size() - quiet).isBetween(9, 13);
        assertThat(platform.stripe(many[1]).calls("/v1/events").size() - busy).isBetween(40, 50);
        assertThat(platform.stripe(OWN).calls("/v1/events").size() - own).isBetween(40, 50);
    }

    @Test
    void doesNotCallForConnectedAccountsWithAKeyThatIsRefused() {
        rig.stripe(OWN).refuse("/v1/account", Kind.UNAUTHORIZED, "no such key");

        rig.start(List.of(A, B)).run(MINUTE);

        assertThat(rig.failure).hasMessageContaining("no such key");
        assertThat(rig.stripe(A).calls("")).isEmpty();
    }

    @Test
    void endsTheTaskForOffsetsThatNobodyCanRead() {
        rig.offsets = (account, livemode, streams) -> {
            if (account.equals(A)) {
                throw new EngineFailure("v is 7");
            }
            return Map.of();
        };

        rig.start().run(MINUTE);

        assertThat(rig.failure).hasMessage("v is 7");
    }

    @Nested
    final class AnAccountThatIsNotConnectedAnyMore {

        private static final String REVOKED = "Application access may have been revoked.";

        private void revoke() {
            rig.stripe(A).refuse("/v1/", Kind.NO_ACCESS, REVOKED);
        }

        private void connectAgain() {
            rig.stripe(A).script(request -> Optional.empty());
        }

        @Test
        void isSkippedAndTheOthersGoOn() {
            rig.start().run(MINUTE);
            revoke();
            rig.run(MINUTE.multipliedBy(5));
            rig.stripe(B).customer("cus_2", "customer.created", "later");
            rig.run(MINUTE);

            assertThat(rig.failure).isNull();
            for (String stream : List.of("customers", "coupons")) {
                assertThat(rig.state(A, stream).phase()).isEqualTo(Phase.SKIPPED);
                assertThat(rig.state(A, stream).error()).isEqualTo("permission");
            }
            assertThat(rig.rows(B)).contains("cus_2 later event");
        }

        @Test
        void isAskedForEachHourAndNotMore() {
            rig.start().run(MINUTE);
            revoke();
            rig.run(MINUTE.multipliedBy(5));
            int before = rig.stripe(A).calls("").size();

            rig.run(HOUR.multipliedBy(3));

            assertThat(rig.stripe(A).calls("")).hasSize(before + 3);
        }

        @Test
        void isReadAnewWhenItIsConnectedAgain() {
            rig.start().run(MINUTE);
            long epoch = rig.state(A, "customers").epoch();
            revoke();
            rig.run(MINUTE.multipliedBy(5));
            rig.stripe(A).put(CUSTOMERS, "customer", "cus_2", GroupRig.START - 1_000, "missed");
            connectAgain();
            rig.run(HOUR);

            assertThat(rig.rows(A)).contains("cus_2 missed backfill");
            assertThat(rig.state(A, "customers").phase()).isEqualTo(Phase.LIVE);
            assertThat(rig.state(A, "customers").epoch()).isGreaterThan(epoch);
        }

        @Test
        void isSkippedFromTheStartToo() {
            revoke();

            rig.start().run(MINUTE);

            assertThat(rig.failure).isNull();
            assertThat(rig.state(A, "customers").phase()).isEqualTo(Phase.SKIPPED);
            assertThat(rig.stripe(A).calls("/v1/account")).hasSize(2);
            assertThat(rig.stripe(A).calls(CUSTOMERS)).isEmpty();
            assertThat(rig.rows(B)).hasSize(1);
        }

        @Test
        void keepsItsPlaceWhenStripeSaysSoOnlyOnce() {
            rig.start().run(MINUTE);
            boolean[] said = new boolean[1];
            rig.stripe(A).script(request -> {
                if (said[0]) {
                    return Optional.empty();
                }
                said[0] = true;
                return Optional.of(new FakeStripe.Reaction.Refuse(FakeStripe.error(Kind.NO_ACCESS, REVOKED)));
            });
            rig.run(MINUTE.multipliedBy(5));
            rig.stripe(A).customer("cus_1", "customer.updated", "after all");
            rig.run(MINUTE.multipliedBy(2));

            assertThat(said[0]).isTrue();
            assertThat(rig.rows(A)).containsExactly("cus_1 of acct_A backfill", "cus_1 after all event");
        }

        @Test
        void failsTheTaskOnlyIfNoOtherAccountCanBeReadEither() {
            revoke();
            rig.stripe(OWN).refuse("/v1/c", Kind.PERMISSION, "no permission");
            rig.start().run(MINUTE.multipliedBy(5));
            assertThat(rig.failure).isNull();

            rig.stripe(B).refuse("/v1/", Kind.NO_ACCESS, REVOKED);
            rig.run(MINUTE.multipliedBy(5));

            assertThat(rig.failure).hasMessageContaining(B).hasMessageContaining("permission");
        }
    }

    @Nested
    final class AnAccountThatFails {

        @Test
        void staysAloneWithItWhenTheKeyIsGood() {
            rig.start().run(MINUTE);
            rig.stripe(A).refuse("/v1/", Kind.UNAUTHORIZED, "not for this account");
            try (LogCapture logs = LogCapture.everything("io.syncengine.connect.stripe")) {
                rig.run(MINUTE.multipliedBy(5));

                assertThat(logs.texts("ERROR")).singleElement().asString().contains(A, "not for this account");
            }
            rig.stripe(B).customer("cus_2", "customer.created", "later");
            rig.run(MINUTE);

            assertThat(rig.failure).isNull();
            assertThat(rig.state(A, "customers").phase()).isEqualTo(Phase.SKIPPED);
            assertThat(rig.state(A, "customers").error()).isEqualTo("error");
            assertThat(rig.rows(B)).contains("cus_2 later event");
        }

        @Test
        void endsTheTaskWhenTheKeyIsNot() {
            rig.start(List.of(A, B)).run(MINUTE);
            for (String account : List.of(OWN, A, B)) {
                rig.stripe(account).refuse("/v1/", Kind.UNAUTHORIZED, "no such key");
            }
            rig.run(MINUTE.multipliedBy(2));

            assertThat(rig.failure).hasMessageContaining("no such key").hasMessageContaining("stripe.api.key");
        }

        @Test
        void losesOnlyTheStreamThatStripeRefusesForAnUnknownReason() {
            rig.stripe(A).refuse(CUSTOMERS, Kind.REJECTED, "odd");

            rig.start().run(MINUTE.multipliedBy(10));

            assertThat(rig.failure).isNull();
            assertThat(rig.state(A, "customers").phase()).isEqualTo(Phase.SKIPPED);
            assertThat(rig.state(A, "coupons").phase()).isEqualTo(Phase.LIVE);
        }
    }
}
