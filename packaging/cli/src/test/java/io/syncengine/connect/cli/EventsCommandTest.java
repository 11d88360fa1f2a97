// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class EventsCommandTest {

    private static final long NOW = Instant.now().getEpochSecond();

    private FakeConnect connect;
    private FakeConnect.Connector source;

    @BeforeEach
    void start() throws Exception {
        connect = new FakeConnect();
        connect.connector("shop-postgres", FakeConnect.SINK_CLASS);
        source = connect.connector("shop-source", FakeConnect.SOURCE_CLASS);
        position("charges", "LIVE", NOW - 20);
        position("customers", "LIST", NOW - 20);
        position("invoices", "LIVE", NOW - 90_000);
        position("issuing_cards", "SKIPPED", 0);
    }

    private void position(String stream, String phase, long event) {
        source.offset(
                "{\"account\":\"acct_1\",\"livemode\":\"false\",\"stream\":\"" + stream + "\"}",
                "{\"v\":1,\"phase\":\"" + phase + "\",\"t0\":1,\"pass\":1,\"ev\":" + event + ",\"rows\":5}");
    }

    @AfterEach
    void stop() {
        connect.close();
    }

    @Test
    void movesPositionsBackAndLetsTheSourceRunAgain() throws Exception {
        Ended ended = run("shop", "--since", "1h", "--yes", "--json");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.json().path("connector").asText()).isEqualTo("shop-source");
        assertThat(ended.json().path("replayed").findValuesAsText("stream")).containsExactly("charges", "customers");
        assertThat(event("charges")).isBetween(NOW - 3_600, NOW - 3_500);
        assertThat(event("customers")).isBetween(NOW - 3_600, NOW - 3_500);
        assertThat(event("invoices")).isEqualTo(NOW - 90_000);
        assertThat(event("issuing_cards")).isZero();
        assertThat(connect.writes())
                .containsExactly(
                        "PUT /connectors/shop-source/stop",
                        "PATCH /connectors/shop-source/offsets",
                        "PUT /connectors/shop-source/resume");
    }

    @Test
    void replaysOneStreamOfASourceThatRests() throws Exception {
        source.state = "PAUSED";

        Ended ended = run("shop-source", "--since", "1h", "--stream", "charges", "--yes");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("charges: events since ").doesNotContain("customers");
        assertThat(event("customers")).isEqualTo(NOW - 20);
        assertThat(source.state).isEqualTo("PAUSED");
    }

    @Test
    void refusesToGoBackBeyondWhatStripeKeeps() throws Exception {
        Ended ended = run("shop", "--since", "30d", "--yes");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("offsets reset");
        assertThat(connect.writes()).isEmpty();
    }

    @Test
    void saysWhenThereIsNothingToReadAgain() throws Exception {
        Ended ended = run("shop", "--since", "5s", "--yes");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("has read no events from after");
        assertThat(connect.writes()).isEmpty();
    }

    @Test
    void asksFirstAndKnowsItsSources() throws Exception {
        assertThat(run("shop", "--since", "1h").code()).isEqualTo(2);
        assertThat(run("shop", "--since", "tomorrow", "--yes").code()).isEqualTo(2);
        assertThat(run("shop", "--yes").code()).isEqualTo(2);
        assertThat(run("shop", "--since", "1h", "--stream", "payouts", "--yes").code())
                .isEqualTo(1);

        Ended unknown = run("shop-postgres", "--since", "1h", "--yes");

        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err()).contains("there are: shop-source");
        assertThat(connect.writes()).isEmpty();
    }

    /** Positions that cannot be changed leave a source that runs as before. */
    @Test
    void letsTheSourceRunAgainWhenAPositionIsOfAnotherForm() throws Exception {
        source.offset("{\"stream\":\"payouts\"}", "{\"v\":2,\"ev\":" + NOW + "}");

        Ended ended = run("shop", "--since", "1h", "--stream", "payouts", "--yes");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(source.state).isEqualTo("RUNNING");
    }

    private long event(String stream) {
        for (var entry : source.offsets) {
            if (entry.at("/partition/stream").asText().equals(stream)) {
                return entry.at("/offset/ev").asLong();
            }
        }
        throw new AssertionError("no position of " + stream);
    }

    private Ended run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("events", "replay"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--url", connect.url()));
        return Ended.run(all.toArray(new String[0]));
    }
}
