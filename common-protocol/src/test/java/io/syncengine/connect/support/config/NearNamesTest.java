// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

final class NearNamesTest {

    private static final List<String> NAMES = List.of("batch.size", "batch.max.rows", "queue.max.bytes");

    @Test
    void findsNamesWithAFewWrongLetters() {
        assertThat(NearNames.of("bach.size", NAMES)).containsExactly("batch.size");
        assertThat(NearNames.of("BATCH_SIZE", NAMES)).containsExactly("batch.size");
    }

    @Test
    void suggestsNothingWhenNothingIsNear() {
        assertThat(NearNames.of("tls", NAMES)).isEmpty();
        assertThat(NearNames.hint("tls", NAMES)).isEmpty();
    }

    @Test
    void namesAtMostThree() {
        assertThat(NearNames.of("abcdefghi", List.of("abcdefgh1", "abcdefgh2", "abcdefgh3", "abcdefgh4")))
                .containsExactly("abcdefgh1", "abcdefgh2", "abcdefgh3");
        assertThat(NearNames.hint("batch.sise", NAMES)).isEqualTo("; did you mean 'batch.size'?");
    }

    @Test
    void distanceCountsLetters() {
        assertThat(NearNames.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(NearNames.distance("", "abc")).isEqualTo(3);
        assertThat(NearNames.distance("same", "same")).isZero();
    }
}
