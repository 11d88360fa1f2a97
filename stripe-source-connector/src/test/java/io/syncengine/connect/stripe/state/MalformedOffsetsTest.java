// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a person may get wrong in an offset, one thing at a time: every time the check names the key. */
final class MalformedOffsetsTest {

    private static final long NOW = 1_764_000_000L;

    private static final List<String> NUMBERS =
            List.of("epoch", "t0", "pass", "rec", "tail", "listed", "ev", "lo", "stamp", "rows");
    private static final List<String> TEXTS = List.of("phase", "kind", "api", "ranges", "evids", "err", "partial");

    private static final List<Object> NO_NUMBERS =
            List.of(-1L, Long.MIN_VALUE, "5", "", "many", 1.5, true, List.of(), Map.of("a", 1L));
    private static final List<Object> NO_TEXTS = List.of(7L, 1.5, true, List.of(), Map.of("a", 1L));
    private static final List<Object> NO_VERSIONS = List.of(0L, 2L, -1L, 99L, "1", "one", 1.5, true);

    private static final List<Object> NO_PHASES = List.of("", "listing", "LIV", "DONE", " LIST", "LIST ", "null");
    private static final List<Object> NO_KINDS = List.of("BACKFILL", "full", "reconcile", "tail", " ");
    private static final List<Object> NO_IDS = List.of("*", "AAAA", "AAAAAAAAAA", "ä", "AAAAAAAAAA0=AAAA");

    private static final List<Object> NO_RANGES = List.of(
            "",
            "all",
            "{}",
            "[",
            "[[",
            "[]]",
            "[null]",
            "[1]",
            "[[]]",
            "[[1]]",
            "[[1,2]]",
            "[[1,2,null]]",
            "[[9,5,null,null]]",
            "[[5,5,null,null]]",
            "[[1.5,5,null,null]]",
            "[[\"1\",5,null,null]]",
            "[[1,5,\"cus_1\",null]]",
            "[[1,5,[5],null]]",
            "[[1,5,[null],null]]",
            "[[1,5,[\"\"],null]]",
            "[[1,5,null,\"3\"]]",
            "[[1,5,null,1.5]]",
            "[[1,5,null,null,7]]",
            "[[1,5,null,null,null,null]]",
            "[{\"from\":1,\"to\":5}]",
            "[" + "[1,5,null,null],".repeat(64) + "[1,5,null,null]]");

    private static final List<String> NO_KEYS = List.of(
            "V",
            "Ev",
            "cursor",
            "position",
            "starting_after",
            "created",
            "offset",
            "partition",
            "stream",
            "account",
            "livemode",
            "events",
            "range",
            "state",
            "version",
            "",
            " ev",
            "ev ",
            "t1",
            "hb");

    private record Malformed(String key, Object value) {

        @Override
        public String toString() {
            return key + "=" + (value instanceof String ? "\"" + value + "\"" : value);
        }
    }

    static List<Malformed> malformed() {
        List<Malformed> all = new ArrayList<>();
        NUMBERS.forEach(key -> NO_NUMBERS.forEach(value -> all.add(new Malformed(key, value))));
        TEXTS.forEach(key -> NO_TEXTS.forEach(value -> all.add(new Malformed(key, value))));
        NO_VERSIONS.forEach(value -> all.add(new Malformed("v", value)));
        NO_PHASES.forEach(value -> all.add(new Malformed("phase", value)));
        NO_KINDS.forEach(value -> all.add(new Malformed("kind", value)));
        NO_IDS.forEach(value -> all.add(new Malformed("evids", value)));
        NO_RANGES.forEach(value -> all.add(new Malformed("ranges", value)));
        NO_KEYS.forEach(key -> all.add(new Malformed(key, 1L)));
        Stream.of(0L, "true", 1.5, List.of()).forEach(value -> all.add(new Malformed("evids_full", value)));
        Stream.of("t0", "pass", "rec", "tail", "ev").forEach(key -> all.add(new Malformed(key, NOW + 3601)));
        return all;
    }

    @Test
    void areMany() {
        assertThat(malformed()).hasSizeGreaterThanOrEqualTo(200);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void areRefusedWithTheKey(Malformed malformed) {
        OffsetCheck check = new OffsetCheck("customers"::equals, Optional.of(Set.of("acct_1A")), true, () -> NOW);
        Map<String, Object> offset = new HashMap<>(StreamOffsets.encode(state()));
        offset.put(malformed.key(), malformed.value());

        assertThatThrownBy(() -> check.check(StreamOffsets.partition("acct_1A", true, "customers"), offset))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("partition")
                .hasMessageContaining(malformed.key().equals("ranges") ? "range" : malformed.key());
    }

    private static StreamState state() {
        return StreamState.fresh("2026-10-28.endive")
                .plan(
                        "2026-10-28.endive",
                        NOW - 1000,
                        NOW - 1060,
                        NOW - 9000,
                        List.of(new Range(NOW - 5000, NOW - 999, List.of("cus_2", "cus_1"), NOW - 3000)));
    }
}
