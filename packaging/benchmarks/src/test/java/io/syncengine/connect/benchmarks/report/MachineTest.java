// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineTest {

    @Test
    void describesItselfInOneLine() {
        Machine machine = new Machine("Fast CPU", 2, "25165824 kB", "Linux 6.1 amd64", "Java 17.0.1 (Somebody)", 1.25);

        assertThat(machine.describe())
                .isEqualTo("Machine: 2 cores of Fast CPU, 24 GiB, Linux 6.1 amd64, Java 17.0.1 (Somebody);"
                        + " load at the end 1.3");
    }

    @Test
    void leavesOutWhatIsUnknown() {
        Machine machine = new Machine("", 8, "", "Mac OS X 14 aarch64", "Java 21 (Somebody)", -1);

        assertThat(machine.describe()).isEqualTo("Machine: 8 cores, Mac OS X 14 aarch64, Java 21 (Somebody)");
    }

    @Test
    void knowsThisMachine() {
        assertThat(Machine.ofThis().describe()).startsWith("Machine: ").contains(System.getProperty("java.version"));
    }
}
