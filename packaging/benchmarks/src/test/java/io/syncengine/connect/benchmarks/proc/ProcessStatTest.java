// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ProcessStatTest {

    private static final String REST =
            " 20 0 42 0 1234 5678 90 184467440737 1 1 0 0 0 0 0 4096 17642 0 0 0 17 1 0 0 0 0 0";

    @Test
    void readsNameParentAndTimes() {
        ProcessStat stat = ProcessStat.parse("4711 (java) S 17 4711 17 0 -1 4194560 1 2 3 4 250 50 7 3" + REST);

        assertThat(stat).isEqualTo(new ProcessStat("java", 17, 300, 10));
        assertThat(stat.micros()).isEqualTo(3_100_000);
    }

    @Test
    void takesANameWithBlanksAndBracketsForOne() {
        ProcessStat stat = ProcessStat.parse("4711 (G1 (a) b) c) R 1 4711 17 0 -1 4194560 1 2 3 4 5 6 0 0" + REST);

        assertThat(stat.name()).isEqualTo("G1 (a) b) c");
        assertThat(stat.ownTicks()).isEqualTo(11);
    }

    @Test
    void refusesWhatIsNoSuchFile() {
        assertThatIllegalArgumentException().isThrownBy(() -> ProcessStat.parse(""));
        assertThatIllegalArgumentException().isThrownBy(() -> ProcessStat.parse("4711 (java) S 17 4711"));
    }
}
