// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.connect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

final class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), new Random(7));

    @Test
    void theBoundDoublesUpToTheMost() {
        assertThat(longest(1)).isBetween(990L, 1000L);
        assertThat(longest(2)).isBetween(1980L, 2000L);
        assertThat(longest(6)).isBetween(31_000L, 32_000L);
        assertThat(longest(7)).isBetween(59_000L, 60_000L);
        assertThat(longest(Integer.MAX_VALUE)).isBetween(59_000L, 60_000L);
    }

    @Test
    void pausesSpreadOverTheWholeRange() {
        List<Long> pauses = IntStream.range(0, 4000)
                .mapToObj(i -> backoff.pause(1).toMillis())
                .toList();

        assertThat(pauses).allMatch(pause -> pause >= 1 && pause <= 1000);
        assertThat(pauses.stream().filter(pause -> pause <= 500).count()).isBetween(1800L, 2200L);
    }

    private long longest(int failures) {
        return IntStream.range(0, 4000)
                .mapToLong(i -> backoff.pause(failures).toMillis())
                .max()
                .orElseThrow();
    }
}
