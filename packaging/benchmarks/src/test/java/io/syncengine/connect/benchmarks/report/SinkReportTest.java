// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.benchmarks.measure.Figures;
import io.syncengine.connect.benchmarks.measure.SinkPhase;
import io.syncengine.connect.benchmarks.measure.SinkResult;
import io.syncengine.connect.benchmarks.measure.SinkRole;
import io.syncengine.connect.benchmarks.measure.SinkSetting;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class SinkReportTest {

    private final List<SinkResult> results = new ArrayList<>();

    private void add(SinkRole role, String sink, SinkSetting setting, int run, SinkPhase phase, double rate) {
        add(
                role,
                sink,
                setting,
                run,
                new Figures(phase, 1000, 1000 / rate, 6_000, 2_000, 12_500, 40, 0, 0, true, true));
    }

    private void add(SinkRole role, String sink, SinkSetting setting, int run, Figures figures) {
        results.add(new SinkResult(sink, role, setting, run, figures));
    }

    private List<String> cells(String title) {
        return new SinkReport(results)
                .text()
                .lines()
                .filter(line -> line.startsWith("| " + title + " "))
                .map(line -> Arrays.stream(line.split("\\|", -1))
                        .map(String::strip)
                        .filter(cell -> !cell.isEmpty())
                        .toList())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void comparesWithinEachRunAndTakesTheMedian() {
        double[] limits = {100, 10, 100};
        double[] ours = {81, 9, 70};
        for (int run = 1; run <= 3; run++) {
            add(SinkRole.LIMIT, "L", SinkSetting.WIDE, run, SinkPhase.INSERT, limits[run - 1]);
            add(SinkRole.OURS, "ours", SinkSetting.WIDE, run, SinkPhase.INSERT, ours[run - 1]);
        }

        assertThat(cells("insert, × L")).containsExactly("insert, × L", "0.81", "≥ 0.80", "yes", "≥ 0.92", "no");
        assertThat(cells("ours, insert"))
                .containsExactly("ours, insert", "70", "0.81", "6", "2.0", "12.5", "40", "0", "0", "yes");
    }

    @Test
    void takesTheBestOfThePeersOfARun() {
        add(SinkRole.OURS, "ours", SinkSetting.WIDE, 1, SinkPhase.REPLAY, 900);
        add(SinkRole.PEER, "slow", SinkSetting.WIDE, 1, SinkPhase.REPLAY, 50);
        add(SinkRole.PEER, "fast", SinkSetting.WIDE, 1, SinkPhase.REPLAY, 100);

        assertThat(cells("replay, × Debezium's best")).containsExactly("replay, × Debezium's best", "9", "≥ 10", "no");
    }

    @Test
    void boundsFromAboveToo() {
        add(SinkRole.OURS, "ours", SinkSetting.WIDE, 1, SinkPhase.REPLAY, 900);
        add(SinkRole.OURS, "ours", SinkSetting.WIDE, 1, SinkPhase.INSERT, 900);

        assertThat(cells("replay, WAL B/row")).containsExactly("replay, WAL B/row", "6", "≤ 20", "yes");
        assertThat(cells("insert, client CPU µs/row"))
                .containsExactly("insert, client CPU µs/row", "12.50", "≤ 15", "yes", "≤ 10", "no");
    }

    @Test
    void takesTheLimitOfWideRowsForTheSinksOwnTable() {
        add(SinkRole.LIMIT, "L", SinkSetting.WIDE, 1, SinkPhase.INSERT, 100);
        add(SinkRole.OURS, "ours", SinkSetting.OWN_TABLE, 1, SinkPhase.INSERT, 130);

        assertThat(cells("insert, own table, × L of the other"))
                .containsExactly("insert, own table, × L of the other", "1.30", "≥ 1.15", "yes", "≥ 1.30", "yes");
        assertThat(cells("ours, insert")).contains("1.30");
    }

    @Test
    void tellsWhatWasNotMeasured() {
        assertThat(cells("narrow insert, × L"))
                .containsExactly("narrow insert, × L", "n/a", "≥ 0.45", "n/a", "≥ 0.65", "n/a");
    }

    @Test
    void tellsOfRowsThatDidNotArrive() {
        Figures lost = new Figures(SinkPhase.INSERT, 1000, 1, 0, 0, 0, 0, 0, 0, true, false);
        add(SinkRole.OURS, "ours", SinkSetting.WIDE, 1, lost);

        assertThat(cells("ours, insert")).endsWith("NO");
    }
}
