// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.benchmarks.measure.Phase;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

class BenchmarkOptionsTest {

    private static BenchmarkOptions options(int runs, boolean profile, Map<String, String> sink) {
        return new BenchmarkOptions(
                Path.of("home"),
                Path.of("run"),
                100_000,
                List.of("charges", "refunds"),
                runs,
                Set.of(Phase.TOGETHER),
                WorkerJvm.QUICKSTART,
                profile,
                profile,
                Map.of("batch.max.rows", "500"),
                sink,
                Map.of());
    }

    @Test
    void describesWhatIsMeasured() {
        assertThat(options(1, false, Map.of()).describe())
                .isEqualTo(
                        "Measured: 100,000 rows of charges, refunds; worker with serial collector, first compiler only,"
                                + " -Xmx512m; source batch.max.rows=500");
    }

    @Test
    void describesWhatMakesARunUnlikeOthers() {
        assertThat(options(3, true, Map.of("batch.size", "100")).describe())
                .endsWith("; of 3 runs the one of median CPU time for each phase; with Java Flight Recorder; sink"
                        + " batch.size=100; source batch.max.rows=500");
    }
}
