// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.proc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class ProcessTableTest {

    @TempDir
    private Path root;

    private ProcessTable table() {
        return new ProcessTable(root);
    }

    private void stat(String path, String name, long parent, long ticks) throws IOException {
        String text = "1 (" + name + ") S " + parent + " 1 1 0 -1 0 0 0 0 0 " + ticks + " 0 0 0 20 0 1 0 5 6 7\n";
        write(path + "/stat", text);
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Nested
    class OnLinux {

        @Test
        void addsTheChildrenOfAProcessButOne() throws IOException {
            stat("10", "postgres", 1, 100);
            stat("11", "postgres", 10, 20);
            stat("12", "postgres", 10, 3);
            stat("13", "postgres", 12, 500);
            write("meminfo", "MemTotal: 1 kB\n");

            assertThat(table().cpuMicros(10)).isEqualTo(1_000_000);
            assertThat(table().cpuMicrosWithChildren(10, 11)).isEqualTo(1_030_000);
            assertThat(table().cpuMicrosWithChildren(10, 0)).isEqualTo(1_230_000);
        }

        @Test
        void addsThreadsOfOneName() throws IOException {
            stat("10", "java", 1, 100);
            stat("10/task/10", "java", 1, 5);
            stat("10/task/11", "stripe-http-1", 1, 20);
            stat("10/task/12", "GC Thread#0", 1, 2);
            stat("10/task/13", "GC Thread#0", 1, 1);

            assertThat(new ThreadMeter(table(), 10).micros())
                    .isEqualTo(Map.of("java", 50_000.0, "stripe-http-1", 200_000.0, "GC Thread#0", 30_000.0));
        }

        @Test
        void remembersThreadsThatHaveEnded() throws IOException {
            stat("10/task/11", "stripe-http-1", 1, 20);
            ThreadMeter meter = new ThreadMeter(table(), 10);
            meter.micros();
            Files.delete(root.resolve("10/task/11/stat"));
            stat("10/task/12", "stripe-http-1", 1, 3);

            assertThat(meter.micros()).isEqualTo(Map.of("stripe-http-1", 230_000.0));
        }

        @Test
        void findsTheParentOfAProcess() throws IOException {
            stat("11", "postgres", 10, 20);

            assertThat(table().parent(11)).contains(10L);
        }

        @Test
        void findsTheMostMemoryThatAProcessHeld() throws IOException {
            write("10/status", "Name:\tjava\nVmPeak:\t  9000 kB\nVmHWM:\t    2048 kB\nVmRSS:\t    1024 kB\n");

            assertThat(table().peakBytes(10)).isEqualTo(2048 * 1024);
        }

        @Test
        void readsFactsOfTheMachineOnce() throws IOException {
            write("cpuinfo", "processor\t: 0\nmodel name\t: Fast\n\nprocessor\t: 1\nmodel name\t: Fast too\n");

            assertThat(table().facts("cpuinfo")).isEqualTo(Map.of("processor", "0", "model name", "Fast"));
        }
    }

    @Nested
    class Elsewhere {

        @Test
        void knowsNothing() {
            assertThat(table().cpuMicros(10)).isNaN();
            assertThat(table().cpuMicrosWithChildren(10, 11)).isNaN();
            assertThat(table().peakBytes(10)).isNaN();
            assertThat(new ThreadMeter(table(), 10).micros()).isEmpty();
            assertThat(table().parent(10)).isEmpty();
            assertThat(table().facts("cpuinfo")).isEmpty();
        }
    }
}
