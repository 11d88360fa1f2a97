// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ReplayGuardTest {

    private final ReplayGuard guard = new ReplayGuard(300);

    private static SignatureHeader header(int number) {
        return SignatureHeader.parse(
                "t=1,v1=" + String.format("%064x", number + (1L << 62)).substring(48) + "0".repeat(48));
    }

    @Test
    void knowsWhatWasTakenForAsLongAsItWouldPass() {
        guard.taken(header(1), 1000);
        guard.taken(header(2), 1600);
        assertThat(guard.isReplay(header(1))).isTrue();
        assertThat(guard.isReplay(header(3))).isFalse();

        guard.taken(header(3), 1601);

        assertThat(guard.isReplay(header(1))).isFalse();
        assertThat(guard.isReplay(header(2))).isTrue();
    }

    @Test
    void forgetsTheOldestWhenThereIsTooMuch() {
        for (int i = 0; i < 70_000; i++) {
            guard.taken(header(i), 1000);
        }

        assertThat(guard.isReplay(header(69_999))).isTrue();
        assertThat(guard.isReplay(header(70_000 - 65_536))).isTrue();
        assertThat(guard.isReplay(header(70_000 - 65_537))).isFalse();
    }
}
