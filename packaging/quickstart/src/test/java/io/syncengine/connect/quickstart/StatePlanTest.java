// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.quickstart.sync.StreamChoice;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Optional;

class StatePlanTest {

    private static final SavedState SIMULATED = new SavedState(25432, "simulated", 20_000, 42, 1_763_000_000, "");

    @Test
    void startsASimulatedAccountFromDefaults() throws Exception {
        SavedState state = StatePlan.decide(options(null, null, null, null), Optional.empty());

        assertThat(state.port()).isEqualTo(25432);
        assertThat(state.rows()).isEqualTo(20_000);
        assertThat(state.isSimulated()).isTrue();
        assertThat(state.created()).isPositive();
    }

    @Test
    void goesOnWithWhatItStartedWith() throws Exception {
        assertThat(StatePlan.decide(options(null, null, null, null), Optional.of(SIMULATED)))
                .isEqualTo(SIMULATED);
        assertThat(StatePlan.decide(options(null, 20_000L, null, 30_000), Optional.of(SIMULATED)))
                .isEqualTo(SIMULATED.withPort(30_000));
    }

    @Test
    void refusesAnotherAccount() {
        assertRefused(options("sk_test_1", null, null, null), SIMULATED, "a simulated account");
        assertRefused(options(null, 500L, null, null), SIMULATED, "a simulated account of 20000 objects");
        assertRefused(options(null, null, null, null), new SavedState(25432, "stripe", 0, 0, 0, ""), "a real account");
    }

    @Test
    void refusesAnotherDatabase() {
        assertRefused(options(null, null, "postgresql://a@h/db", null), SIMULATED, "the embedded database");
    }

    @Test
    void remembersTheDatabaseWithoutItsPassword() throws Exception {
        QuickstartOptions options = options(null, null, "postgresql://ann:secret@h/db?password=secret&x=1", null);

        SavedState state = StatePlan.decide(options, Optional.empty());

        assertThat(state.database()).isEqualTo("postgresql://ann@h/db?x=1");
        assertThat(StatePlan.decide(options, Optional.of(state))).isEqualTo(state);
        assertThat(SavedState.of(state.properties())).isEqualTo(state);
    }

    private static void assertRefused(QuickstartOptions options, SavedState saved, String owner) {
        assertThatThrownBy(() -> StatePlan.decide(options, Optional.of(saved)))
                .isInstanceOf(QuickstartException.class)
                .hasMessage("the data directory belongs to " + owner
                        + "; start over with --reset, or name another directory with --data-dir");
    }

    private static QuickstartOptions options(
            @Nullable String key, @Nullable Long rows, @Nullable String database, @Nullable Integer port) {
        return new QuickstartOptions(
                Path.of("."), false, false, StreamChoice.ALL, key, rows, 20_000, 0, database, null, port, 25432);
    }
}
