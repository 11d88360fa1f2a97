// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.testing.ManualClock;
import org.junit.jupiter.api.Test;

import java.time.Duration;

class CopyGateTest {

    private final ManualClock clock = new ManualClock();
    private final CopyGate gate = new CopyGate(clock);

    @Test
    void closesForAMinuteAfterTwoFailuresInARow() {
        gate.failed();
        assertThat(gate.isOpen()).isTrue();
        gate.failed();
        assertThat(gate.isOpen()).isFalse();

        clock.advance(Duration.ofSeconds(59));
        assertThat(gate.isOpen()).isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertThat(gate.isOpen()).isTrue();
    }

    @Test
    void forgetsAFailureWithTheNextSuccess() {
        gate.failed();
        gate.succeeded();
        gate.failed();

        assertThat(gate.isOpen()).isTrue();
    }
}
