// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.state.Phase;
import org.junit.jupiter.api.Test;

import java.util.Optional;

/** What an account has one of. */
final class EngineSingletonTest {

    private static final long HOUR = 3_600;
    private static final String BALANCE = "/v1/balance";
    private final EngineRig other = new EngineRig("balances");
    private String text = "v1";

    private String json() {
        return "{\"object\":\"balance\",\"livemode\":false,\"description\":\"" + text + "\"}";
    }

    private EngineRig begin() {
        other.stripe.script(call ->
                call.path().equals(BALANCE) ? Optional.of(new FakeStripe.Reaction.Say(json())) : Optional.empty());
        return other.start().run(30);
    }

    private void tell(String id) {
        other.stripe.add(new FakeEvent(id, "balance.available", other.stripe.now(), FakeStripe.VERSION, false, json()));
    }

    @Test
    void isTheRowOfTheAccountsIdAndReadEveryHour() {
        begin();
        text = "v2";

        other.run(HOUR);

        assertThat(other.rows(FakeStripe.ACCOUNT)).containsExactly("v1 backfill", "v2 snapshot");
        assertThat(other.stripe.calls(BALANCE))
                .hasSize(2)
                .allSatisfy(call -> assertThat(call.query()).isEmpty());
        assertThat(other.offset("balances").phase()).isEqualTo(Phase.LIVE);
    }

    @Test
    void changesWithItsEvent() {
        begin();
        text = "v2";
        tell("evt_1");

        other.run(60);

        assertThat(other.rows(FakeStripe.ACCOUNT)).containsExactly("v1 backfill", "v2 event");
    }

    @Test
    void isReadAnewWhenTwoEventsShareASecond() {
        begin();
        text = "v2";
        tell("evt_1");
        text = "v3";
        tell("evt_2");

        other.run(60);

        assertThat(other.rows(FakeStripe.ACCOUNT)).containsExactly("v1 backfill", "v3 refetch");
    }
}
