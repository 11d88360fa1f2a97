// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.syncengine.connect.cli.outcome.CommandFailure;
import io.syncengine.connect.quickstart.runtime.CommittedOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

class ReplayTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SINCE = 1_764_000_000;

    @Test
    void goesBackAndLeavesTheRestOfThePosition() throws Exception {
        JsonNode back =
                moved("{'v':1,'phase':'LIST','epoch':2,'api':'2026-10-28.endive','t0':1763000000,'pass':1763900000,"
                        + "'kind':'backfill','ranges':'[[1,2,null,null]]','ev':1764000900,'evids':'AAAA','evids_full':true,"
                        + "'lo':1,'stamp':1763900500,'rows':7,'err':''}");

        // Numbers that were changed are of another Java type than those that were read.
        assertThat(back)
                .hasToString(("{'v':1,'phase':'LIST','epoch':2,'api':'2026-10-28.endive','t0':1763000000,"
                                + "'pass':1763900000,'kind':'backfill','ranges':'[[1,2,null,null]]','ev':1764000000,'evids':'',"
                                + "'evids_full':false,'lo':1,'stamp':1763900500,'rows':7,'err':''}")
                        .replace('\'', '"'));
    }

    @Test
    void letsTheSourceLookToBeforeItBegan() throws Exception {
        JsonNode back = moved("{'v':1,'phase':'LIVE','t0':1764000500,'pass':1764000500,'ev':1764000900}");

        assertThat(back.path("t0").asLong()).isEqualTo(SINCE);
        assertThat(back.path("pass").asLong()).isEqualTo(1_764_000_500);
    }

    /** As a person may have written it. */
    @Test
    void takesTheFormThatOnlySaysSinceWhen() throws Exception {
        JsonNode back = moved("{'v':1,'ev':1764000900}");

        assertThat(back.path("ev").asLong()).isEqualTo(SINCE);
        assertThat(back.path("pass").asLong()).isEqualTo(1_764_000_900);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'v':1,'phase':'LIVE','ev':1764000000}",
                "{'v':1,'phase':'LIVE','ev':1763999000}",
                "{'v':1,'phase':'SKIPPED','ev':1764000900,'reason':'permission','until':1764005000}",
                "{'v':1,'phase':'NEW','ev':1764000900}"
            })
    void leavesStreamsThatHaveNothingToReadAgain(String offset) throws Exception {
        Replay replay = Replay.of(List.of(committed(offset)), Instant.ofEpochSecond(SINCE));

        assertThat(replay.moved()).isEmpty();
        assertThat(replay.body().path("offsets")).isEmpty();
    }

    @Test
    void refusesPositionsOfAnotherForm() {
        assertThatThrownBy(() -> moved("{'v':2,'phase':'LIVE','ev':1764000900}"))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("customers")
                .hasMessageContaining("another version");
    }

    @Test
    void goesNoFurtherBackThanTheSource() throws Exception {
        Clock clock = Clock.fixed(Instant.ofEpochSecond(SINCE), ZoneOffset.UTC);
        EventReach usual = EventReach.of(Map.of("events.max.gap.ms", "${env:GAP}"));
        EventReach day = EventReach.of(Map.of("events.max.gap.ms", "86400000"));

        usual.require(clock.instant().minus(Duration.ofDays(28)), clock);
        day.require(clock.instant().minus(Duration.ofHours(23)), clock);

        assertThatThrownBy(() -> usual.require(clock.instant().minus(Duration.ofDays(29)), clock))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("offsets reset");
        assertThatThrownBy(() -> day.require(clock.instant().minus(Duration.ofDays(1)), clock))
                .isInstanceOf(CommandFailure.class);
    }

    private static JsonNode moved(String offset) throws Exception {
        Replay replay = Replay.of(List.of(committed(offset)), Instant.ofEpochSecond(SINCE));
        assertThat(replay.moved()).hasSize(1);
        assertThat(replay.body().at("/offsets/0/partition/stream").asText()).isEqualTo("customers");
        return replay.body().at("/offsets/0/offset");
    }

    private static CommittedOffset committed(String offset) throws IOException {
        return new CommittedOffset(json("{'account':'acct_1','livemode':'false','stream':'customers'}"), json(offset));
    }

    private static JsonNode json(String text) throws IOException {
        return JSON.readTree(text.replace('\'', '"'));
    }
}
