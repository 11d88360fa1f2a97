// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.report;

import io.syncengine.connect.benchmarks.measure.Figures;
import io.syncengine.connect.benchmarks.measure.SinkPhase;
import io.syncengine.connect.benchmarks.measure.SinkResult;
import io.syncengine.connect.benchmarks.measure.SinkRole;
import io.syncengine.connect.benchmarks.measure.SinkSetting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Sinks side by side: a table of medians for each setting, then what is asked of ours. Ratios are medians of the ratios
 * within each run, so that what slows the machine for a while slows both sides.
 */
public final class SinkReport {

    private static final double NONE = Double.NaN;

    private final List<SinkResult> results;

    public SinkReport(List<SinkResult> results) {
        this.results = List.copyOf(results);
    }

    public String text() {
        StringBuilder text = new StringBuilder();
        for (SinkSetting setting : SinkSetting.values()) {
            if (results.stream().anyMatch(result -> result.setting() == setting)) {
                text.append("### ").append(title(setting)).append("\n\n");
                text.append(figures(setting)).append('\n');
            }
        }
        return text.append("### What is asked of the sink\n\n")
                .append(requirements())
                .toString();
    }

    private static String title(SinkSetting setting) {
        return setting.title().substring(0, 1).toUpperCase(Locale.ROOT)
                + setting.title().substring(1);
    }

    private String figures(SinkSetting setting) {
        MarkdownTable table = new MarkdownTable(List.of(
                "sink, phase",
                "rows/s",
                "× L",
                "WAL B/row",
                "server CPU µs/row",
                "client CPU µs/row",
                "longest put ms",
                "full GCs",
                "errants",
                "complete"));
        for (String sink : results.stream().map(SinkResult::sink).distinct().toList()) {
            for (SinkPhase phase : SinkPhase.values()) {
                List<SinkResult> all = results.stream()
                        .filter(result -> result.setting() == setting
                                && result.sink().equals(sink)
                                && result.figures().phase() == phase)
                        .toList();
                if (!all.isEmpty()) {
                    table.add(line(sink + ", " + phase.title(), setting, all));
                }
            }
        }
        return table.text();
    }

    private List<String> line(String title, SinkSetting setting, List<SinkResult> all) {
        double[] ofLimit = all.stream()
                .mapToDouble(result -> result.figures().rowsPerSecond() / limit(setting, result.run()))
                .toArray();
        return List.of(
                title,
                Numbers.whole(median(all, Figures::rowsPerSecond)),
                Numbers.hundredths(median(ofLimit)),
                Numbers.whole(median(all, figures -> figures.walBytes() / figures.records())),
                Numbers.tenths(median(all, figures -> figures.serverMicros() / figures.records())),
                Numbers.tenths(median(all, figures -> figures.clientMicros() / figures.records())),
                Numbers.whole(median(all, Figures::longestPutMillis)),
                Numbers.whole(most(all, Figures::fullCollections)),
                Numbers.whole(most(all, Figures::errants)),
                all.stream().allMatch(result -> result.figures().isWhole()) ? "yes" : "NO");
    }

    private String requirements() {
        List<Requirement> list = new ArrayList<>();
        SinkSetting wide = SinkSetting.WIDE;
        list.add(Requirement.atLeast("insert, × L", ofLimit(wide, SinkPhase.INSERT), 0.80, 0.92));
        list.add(Requirement.atLeast("insert, × Debezium's best", ofPeers(wide, SinkPhase.INSERT), 1.5, NONE));
        list.add(Requirement.atLeast("update all, × L", ofLimit(wide, SinkPhase.UPDATE), 0.65, 0.80));
        list.add(Requirement.atLeast("update all, × Debezium's best", ofPeers(wide, SinkPhase.UPDATE), 1.05, 1.25));
        list.add(Requirement.atLeast("replay, × L", ofLimit(wide, SinkPhase.REPLAY), 6, 12));
        list.add(Requirement.atLeast("replay, × Debezium's best", ofPeers(wide, SinkPhase.REPLAY), 10, NONE));
        list.add(Requirement.atMost("replay, WAL B/row", ours(SinkPhase.REPLAY, Figures::walBytes), 20, NONE));
        list.add(Requirement.atLeast("10 % changed, × L", ofLimit(wide, SinkPhase.CHANGED), 2.5, 3.5));
        list.add(Requirement.atLeast(
                "insert, own table, × L of the other",
                ratio(SinkSetting.OWN_TABLE, SinkPhase.INSERT, run -> limit(wide, run)),
                1.15,
                1.3));
        list.add(Requirement.atLeast(
                "update all, own table, × L of the other",
                ratio(SinkSetting.OWN_TABLE, SinkPhase.UPDATE, run -> limit(wide, run)),
                0.80,
                0.95));
        list.add(Requirement.atLeast("narrow insert, × L", ofLimit(SinkSetting.NARROW, SinkPhase.INSERT), 0.45, 0.65));
        list.add(Requirement.atLeast(
                "narrow insert, × Debezium's best", ofPeers(SinkSetting.NARROW, SinkPhase.INSERT), 3.5, NONE));
        list.add(Requirement.atLeast(
                "insert, 5 ms away, × without",
                ratio(SinkSetting.FAR, SinkPhase.INSERT, run -> best(SinkRole.OURS, wide, SinkPhase.INSERT, run)),
                0.80,
                0.90));
        list.add(
                Requirement.atMost("insert, client CPU µs/row", ours(SinkPhase.INSERT, Figures::clientMicros), 15, 10));
        list.add(Requirement.atMost(
                "update all, client CPU µs/row", ours(SinkPhase.UPDATE, Figures::clientMicros), 22, 12));
        list.add(Requirement.atMost("replay, client CPU µs/row", ours(SinkPhase.REPLAY, Figures::clientMicros), 8, 5));
        List<SinkResult> ours = results.stream()
                .filter(result -> result.role() == SinkRole.OURS)
                .toList();
        list.add(Requirement.atMost("longest put, ms", most(ours, Figures::longestPutMillis), 1000, NONE));
        list.add(Requirement.atMost("full collections of 256 MB heap", most(ours, Figures::fullCollections), 0, NONE));
        MarkdownTable table = new MarkdownTable(Requirement.TITLES);
        list.forEach(requirement -> table.add(requirement.cells()));
        return table.text();
    }

    private double ofLimit(SinkSetting setting, SinkPhase phase) {
        return ratio(setting, phase, run -> limit(setting, run));
    }

    private double ofPeers(SinkSetting setting, SinkPhase phase) {
        return ratio(setting, phase, run -> best(SinkRole.PEER, setting, phase, run));
    }

    /** Rate of ours as a part of another rate of the same run. */
    private double ratio(SinkSetting setting, SinkPhase phase, ToDoubleFunction<Integer> other) {
        return median(results.stream()
                .filter(result -> result.role() == SinkRole.OURS
                        && result.setting() == setting
                        && result.figures().phase() == phase)
                .mapToDouble(result -> result.figures().rowsPerSecond() / other.applyAsDouble(result.run()))
                .toArray());
    }

    /** The limit has an insert only; where it was not measured that of wide rows serves all of these. */
    private double limit(SinkSetting setting, int run) {
        SinkSetting limited = setting == SinkSetting.NARROW ? setting : SinkSetting.WIDE;
        return best(SinkRole.LIMIT, limited, SinkPhase.INSERT, run);
    }

    private double best(SinkRole role, SinkSetting setting, SinkPhase phase, int run) {
        Predicate<SinkResult> wanted = result -> result.role() == role
                && result.setting() == setting
                && result.run() == run
                && result.figures().phase() == phase;
        return results.stream()
                .filter(wanted)
                .mapToDouble(result -> result.figures().rowsPerSecond())
                .max()
                .orElse(Double.NaN);
    }

    /** A figure of ours for each row. */
    private double ours(SinkPhase phase, ToDoubleFunction<Figures> figure) {
        return median(
                results.stream()
                        .filter(result -> result.role() == SinkRole.OURS
                                && result.setting() == SinkSetting.WIDE
                                && result.figures().phase() == phase)
                        .toList(),
                figures -> figure.applyAsDouble(figures) / figures.records());
    }

    private static double median(List<SinkResult> all, ToDoubleFunction<Figures> figure) {
        return median(all.stream()
                .mapToDouble(result -> figure.applyAsDouble(result.figures()))
                .toArray());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double most(List<SinkResult> all, ToDoubleFunction<Figures> figure) {
        return all.stream()
                .mapToDouble(result -> figure.applyAsDouble(result.figures()))
                .max()
                .orElse(Double.NaN);
    }
}
