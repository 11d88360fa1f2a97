// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import static io.syncengine.connect.stripe.run.EngineRig.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.api.StripeApiException.Kind;
import io.syncengine.connect.stripe.state.Phase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Children of the account itself, which the list of their parents does not show. */
final class EngineOwnChildrenTest {

    private static final String ACCOUNTS = "/v1/accounts";
    private static final String OWN = ACCOUNTS + "/" + FakeStripe.ACCOUNT;
    private static final long DAY = 86_400;

    private final EngineRig rig = new EngineRig("persons");

    @BeforeEach
    void connected() {
        rig.stripe.put(ACCOUNTS, "account", "acct_2", START - 500, "v1");
        person("acct_2", "person_2");
    }

    private void person(String account, String id) {
        rig.stripe.put(
                ACCOUNTS + "/" + account + "/persons", "person", id, START - 400, "v1\",\"account\":\"" + account);
    }

    private long sweeps() {
        return rig.records.stream().filter(record -> record.sweep() != null).count();
    }

    @Test
    void comeBeforeThoseOfConnectedAccounts() {
        person(FakeStripe.ACCOUNT, "person_1");

        rig.start().run(20);

        assertThat(rig.rows()).containsExactly("person_1 v1 backfill", "person_2 v1 backfill");
        assertThat(Objects.requireNonNull(rig.records.get(0).change()).parentId())
                .isEqualTo(FakeStripe.ACCOUNT);
        assertThat(rig.records.get(0).state().phase()).isEqualTo(Phase.LIST);
        assertThat(rig.offset("persons").phase()).isEqualTo(Phase.LIVE);
        assertThat(sweeps()).isEqualTo(1);
    }

    @Test
    void areKnownByTheAccountWhereIdsRepeatAmongAccounts() {
        EngineRig capabilities = new EngineRig("capabilities");
        capabilities.stripe.put(OWN + "/capabilities", "capability", "transfers", START - 400, "v1");

        capabilities.start().run(20);

        assertThat(capabilities.rows()).containsExactly(FakeStripe.ACCOUNT + "/transfers v1 backfill");
    }

    /** An event tells of a person, and a day later a pass that is swept after. */
    @Test
    void thatEventsHaveBroughtAreNotSweptByTheNextPass() {
        rig.start().run(60);
        person(FakeStripe.ACCOUNT, "person_1");
        rig.stripe.event(
                "person.created", rig.stripe.find(OWN + "/persons", "person_1").orElseThrow(), rig.stripe.now());

        rig.run(DAY + 60);

        assertThat(rig.rows("person_1")).containsExactly("v1 event", "v1 snapshot");
        long newest = Objects.requireNonNull(rig.records.stream()
                        .filter(record ->
                                record.isRow() && record.change().object().id().equals("person_1"))
                        .reduce((first, second) -> second)
                        .orElseThrow()
                        .change())
                .version();
        assertThat(rig.records)
                .filteredOn(record -> record.sweep() != null)
                .hasSize(2)
                .allSatisfy(record -> assertThat(record.sweep()).isLessThanOrEqualTo(newest));
    }

    @Test
    void areReadPageByPageAndAnewAfterAKillInBetween() {
        for (int i = 0; i < 250; i++) {
            person(FakeStripe.ACCOUNT, "person_own_" + i);
        }
        rig.start();
        while (rig.rows().isEmpty()) {
            rig.run(java.time.Duration.ofMillis(100));
        }
        assertThat(rig.rows()).hasSizeLessThan(250);
        rig.kill();

        rig.start(Map.of("persons", rig.offset("persons"))).run(30);

        assertThat(rig.rows().stream().distinct()).hasSize(251);
        assertThat(rig.offset("persons").phase()).isEqualTo(Phase.LIVE);
        assertThat(sweeps()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"PERMISSION", "NOT_ENABLED", "REJECTED"})
    void thatStripeDoesNotShowAreLeftOutAndNothingIsSwept(Kind kind) {
        rig.stripe.refuse(OWN + "/persons", kind, "not of your own account");

        rig.start().run(30);

        assertThat(rig.rows()).containsExactly("person_2 v1 backfill");
        assertThat(rig.offset("persons").phase()).isEqualTo(Phase.LIVE);
        assertThat(rig.offset("persons").passes().partial()).isEqualTo("own account");
        assertThat(sweeps()).isZero();
    }

    @Test
    void areAskedForAgainAfterAnAnswerThatIsNoList() {
        person(FakeStripe.ACCOUNT, "person_1");
        boolean[] said = new boolean[1];
        StripeApiException odd = FakeStripe.error(Kind.MALFORMED, "no list");
        rig.stripe.script(call -> {
            boolean first = call.path().equals(OWN + "/persons") && !said[0];
            said[0] |= first;
            return first ? Optional.of(new FakeStripe.Reaction.Refuse(odd)) : Optional.empty();
        });

        rig.start().run(20);
        assertThat(rig.rows()).isEmpty();
        rig.run(90);

        assertThat(rig.rows()).containsExactly("person_1 v1 backfill", "person_2 v1 backfill");
        assertThat(sweeps()).isEqualTo(1);
    }
}
