// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.cli.outcome.CommandFailure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

class SinceTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-26T06:00:00.5Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "90s, 2026-11-26T05:58:30Z",
        "15m, 2026-11-26T05:45:00Z",
        "6h, 2026-11-26T00:00:00Z",
        "3d, 2026-11-23T06:00:00Z",
        "2026-11-20, 2026-11-20T00:00:00Z",
        "2026-11-20T08:00:00Z, 2026-11-20T08:00:00Z",
        "2026-11-20T08:00:00.9+01:00, 2026-11-20T07:00:00Z",
        "1764000000, 2025-11-24T16:00:00Z",
        "0s, 2026-11-26T06:00:00Z"
    })
    void readsEveryForm(String text, Instant moment) throws Exception {
        assertThat(Since.parse(text, CLOCK)).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "3w", "2026-13-01", "2026-11-20T08:00:00", "-3d", "17", "99999999999999d"})
    void refusesWhatIsNoMoment(String text) {
        assertThatThrownBy(() -> Since.parse(text, CLOCK))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("how long ago");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-26T06:00:01Z", "2026-11-27", "1895000000"})
    void refusesTheFuture(String text) {
        assertThatThrownBy(() -> Since.parse(text, CLOCK))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("future");
    }
}
