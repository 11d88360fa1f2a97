// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.state;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

final class OffsetCheckTest {

    private static final long NOW = 1_764_000_000L;
    private static final Map<String, String> CUSTOMERS = StreamOffsets.partition("acct_1A", true, "customers");

    private final OffsetCheck check =
            new OffsetCheck(Set.of("customers", "charges")::contains, Optional.of(Set.of("acct_1A")), true, () -> NOW);

    private void accepts(Map<String, ?> partition, Map<String, ?> offset) {
        assertThatCode(() -> check.check(partition, offset)).doesNotThrowAnyException();
    }

    private void refuses(Map<String, ?> partition, Map<String, ?> offset, String reason) {
        assertThatThrownBy(() -> check.check(partition, offset))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("partition")
                .hasMessageContaining(reason);
    }

    @Nested
    final class Offsets {

        private static Map<String, Object> full(Object... changes) {
            StreamState state = StreamState.fresh("2026-10-28.endive")
                    .plan(
                            "2026-10-28.endive",
                            NOW - 1000,
                            NOW - 1060,
                            NOW - 9000,
                            List.of(new Range(NOW - 5000, NOW - 999, List.of("cus_2", "cus_1"), NOW - 3000)));
            Map<String, Object> offset = new HashMap<>(StreamOffsets.encode(state));
            for (int i = 0; i < changes.length; i += 2) {
                offset.put((String) changes[i], changes[i + 1]);
            }
            return offset;
        }

        @Test
        void whatATaskWroteIsAccepted() {
            accepts(CUSTOMERS, full());
            accepts(CUSTOMERS, full("phase", "LIVE", "ranges", "[]"));
            accepts(CUSTOMERS, full("phase", "LIVE", "kind", "reconcile", "rec", NOW, "tail", NOW));
            accepts(CUSTOMERS, StreamOffsets.encode(StreamState.fresh("v").skipped("permission", NOW + 5)));
        }

        @Test
        void theShortFormsOfAPersonAreAccepted() {
            accepts(CUSTOMERS, Map.of("v", 1L, "ev", NOW - 50));
            accepts(CUSTOMERS, Map.of("v", 1, "phase", "LIST", "from", 1_700_000_000L));
            accepts(CUSTOMERS, Map.of("v", 1, "phase", "LIST"));
        }

        @Test
        void aResetIsAcceptedForAnything() {
            accepts(CUSTOMERS, null);
            accepts(Map.of("server", "mysql"), null);
            accepts(null, null);
        }

        @Test
        void eachKeyIsNamedWhenItIsWrong() {
            refuses(CUSTOMERS, Map.of("ev", NOW), "v is missing");
            refuses(CUSTOMERS, Map.of("v", 2L, "ev", NOW), "v is 2");
            refuses(CUSTOMERS, full("position", 5L), "[position]");
            refuses(CUSTOMERS, full("phase", "DONE"), "phase");
            refuses(CUSTOMERS, full("epoch", -1L), "epoch");
            refuses(CUSTOMERS, full("rows", "many"), "rows");
            refuses(CUSTOMERS, full("rows", 1.5), "rows");
            refuses(CUSTOMERS, full("api", 7L), "api");
            refuses(CUSTOMERS, full("evids_full", "yes"), "evids_full");
            refuses(CUSTOMERS, full("t0", NOW + 3601), "t0");
            refuses(CUSTOMERS, full("ev", NOW + 3601), "ev");
            refuses(CUSTOMERS, full("ev", NOW * 1000), "counts seconds");
            refuses(CUSTOMERS, full("ranges", "[[1,2]]"), "range");
            refuses(CUSTOMERS, full("ranges", "[[9,5,null,null]]"), "range");
            refuses(CUSTOMERS, full("ranges", "{}"), "ranges");
        }

        @Test
        void partsThatDoNotGoTogetherAreRefused() {
            refuses(CUSTOMERS, full("phase", "LIVE"), "ranges must be empty");
            refuses(CUSTOMERS, Map.of("v", 1L, "phase", "LIVE"), "ev is missing");
            refuses(CUSTOMERS, full("from", 5L), "from goes with");
            refuses(CUSTOMERS, Map.of("v", 1L, "phase", "LIST", "from", NOW + 7200), "from is");
        }

        @Test
        void aClockThatIsALittleBehindDoesNoHarm() {
            accepts(CUSTOMERS, Map.of("v", 1L, "ev", NOW + 3600));
        }
    }

    @Nested
    final class Partitions {

        private static final Map<String, Object> OFFSET = Map.of("v", 1L, "ev", NOW);

        @ParameterizedTest
        @CsvSource({
            "acct_other, true, customers, account must be acct_1A",
            "customers, true, customers, account must be the id",
            "acct_1A, false, customers, livemode",
            "acct_1A, TRUE, customers, livemode",
            "acct_1A, true, customer, stream must be",
        })
        void eachKeyIsNamedWhenItIsWrong(String account, String livemode, String stream, String reason) {
            refuses(Map.of("account", account, "livemode", livemode, "stream", stream), OFFSET, reason);
        }

        @Test
        void aPartitionHasThreeTexts() {
            refuses(
                    Map.of("account", "acct_1A", "livemode", true, "stream", "customers"),
                    OFFSET,
                    "livemode must be a text");
            refuses(
                    Map.of("account", "acct_1A", "stream", "customers"),
                    OFFSET,
                    "the keys account, livemode and stream");
            refuses(null, OFFSET, "the keys account, livemode and stream");
        }

        @Test
        void anyAccountIsAcceptedWhereTheConfigurationNamesNone() {
            OffsetCheck open = new OffsetCheck("customers"::equals, Optional.empty(), true, () -> NOW);

            assertThatCode(() -> open.check(StreamOffsets.partition("acct_other", true, "customers"), OFFSET))
                    .doesNotThrowAnyException();
        }
    }
}
