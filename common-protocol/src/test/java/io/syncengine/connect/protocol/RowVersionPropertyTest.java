// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/** Whatever the order in which records are read, and however often, a reader ends with the newest. */
class RowVersionPropertyTest {

    /** A record of one key: its version, and the place in its partition that tells it from others of that version. */
    private record Seen(RowVersion version, int offset) {}

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void replacingIsATotalOrderOfTimeAndKind(long seed) {
        List<RowVersion> versions = new ArrayList<>();
        history(new Random(seed), 12).forEach(seen -> versions.add(seen.version));

        for (RowVersion a : versions) {
            for (RowVersion b : versions) {
                assertThat(a.replaces(b) || b.replaces(a)).isTrue();
                if (a.replaces(b) && b.replaces(a)) {
                    assertThat(a).isEqualTo(b);
                }
                for (RowVersion c : versions) {
                    if (a.replaces(b) && b.replaces(c)) {
                        assertThat(a.replaces(c)).isTrue();
                    }
                }
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyOrderEndsWithTheNewest(long seed) {
        Random random = new Random(seed);
        List<Seen> history = history(random, 12);
        RowVersion newest = last(history).version;

        for (int round = 0; round < 20; round++) {
            Collections.shuffle(history, random);

            assertThat(last(history).version).isEqualTo(newest);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void rewindingAPartitionEndsWithTheSameRecord(long seed) {
        Random random = new Random(seed);
        List<Seen> history = history(random, 12);
        List<Seen> read = new ArrayList<>();
        int position = 0;
        while (position < history.size()) {
            int end = position + 1 + random.nextInt(history.size() - position);
            read.addAll(history.subList(position, end));
            position = end < history.size() || random.nextBoolean() ? end : end - random.nextInt(end);
            if (random.nextInt(4) == 0) {
                position = random.nextInt(position + 1);
            }
        }

        assertThat(last(read)).isEqualTo(last(history));
    }

    private static List<Seen> history(Random random, int length) {
        List<Seen> history = new ArrayList<>();
        for (int offset = 0; offset < length; offset++) {
            RowKind kind = random.nextInt(3) == 0 ? RowKind.DELETE : RowKind.UPSERT;
            history.add(new Seen(new RowVersion(random.nextInt(4), kind, false), offset));
        }
        return history;
    }

    private static Seen last(List<Seen> records) {
        @Nullable Seen current = null;
        for (Seen record : records) {
            if (current == null || record.version.replaces(current.version)) {
                current = record;
            }
        }
        return java.util.Objects.requireNonNull(current);
    }
}
