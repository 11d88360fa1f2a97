// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.sinks;

import io.syncengine.connect.benchmarks.measure.Figures;
import io.syncengine.connect.benchmarks.measure.SinkPhase;
import io.syncengine.connect.benchmarks.measure.SinkResult;
import io.syncengine.connect.benchmarks.measure.SinkRole;
import io.syncengine.connect.benchmarks.measure.SinkSetting;
import io.syncengine.connect.benchmarks.sinks.rows.RowWidth;
import io.syncengine.connect.quickstart.QuickstartException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Has all sinks of a plan run in turn. */
final class SideBySide {

    /** Enough to have what is hot compiled by the first compiler and most of it by the second. */
    private static final int WARM_UP_ROWS = 15_000;

    private static final double ROUND_TRIP_MILLIS = 5;

    private final SinkPlan plan;
    private final BenchDatabase database;
    private final DelayRelay relay;
    private final Consumer<String> say;

    /** @param say takes what is going on, a line at a time */
    SideBySide(SinkPlan plan, BenchDatabase database, Consumer<String> say) throws IOException {
        this.plan = plan;
        this.database = database;
        this.relay = DelayRelay.start(database.port(), ROUND_TRIP_MILLIS);
        this.say = say;
    }

    /** @param jvms one for each entry of the plan, in their order */
    List<SinkResult> run(List<SinkJvm> jvms) throws IOException, QuickstartException {
        List<SinkResult> results = new ArrayList<>();
        try (relay) {
            for (int i = 0; i < jvms.size(); i++) {
                warmUp(plan.entries().get(i), jvms.get(i));
            }
            for (int run = 1; run <= plan.runs(); run++) {
                for (SinkSetting setting : SinkSetting.values()) {
                    if (plan.settings().contains(setting)) {
                        for (int i : order(run)) {
                            results.addAll(run(plan.entries().get(i), jvms.get(i), setting, run));
                        }
                    }
                }
            }
        }
        return results;
    }

    /** Nobody is always the first, or always behind the same other. */
    private List<Integer> order(int run) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < plan.entries().size(); i++) {
            if (run == 1 || plan.entries().get(i).isRepeated()) {
                order.add(i);
            }
        }
        if (run % 2 == 0) {
            Collections.reverse(order);
        }
        return order;
    }

    private void warmUp(SinkPlan.Entry entry, SinkJvm jvm) throws IOException, QuickstartException {
        say.accept("warming up " + entry.contestant().name());
        List<SinkPhase> phases = SinkPlan.phases(entry.role(), SinkSetting.WIDE);
        jvm.run(assignment(entry, SinkSetting.WIDE, Math.min(plan.rows(), WARM_UP_ROWS), phases));
    }

    private List<SinkResult> run(SinkPlan.Entry entry, SinkJvm jvm, SinkSetting setting, int run)
            throws IOException, QuickstartException {
        List<SinkPhase> phases = SinkPlan.phases(entry.role(), setting);
        List<SinkResult> results = new ArrayList<>();
        if (!phases.isEmpty()) {
            say.accept("run " + run + " of " + plan.runs() + ", " + setting.title() + ": "
                    + entry.contestant().name());
            for (Figures figures : jvm.run(assignment(entry, setting, plan.rows(), phases))) {
                results.add(new SinkResult(entry.contestant().name(), entry.role(), setting, run, figures));
            }
        }
        return results;
    }

    private Assignment assignment(SinkPlan.Entry entry, SinkSetting setting, int rows, List<SinkPhase> phases) {
        int port = setting == SinkSetting.FAR ? relay.port() : database.port();
        Map<String, String> settings = new LinkedHashMap<>();
        entry.contestant()
                .settings()
                .forEach((key, value) -> settings.put(
                        key,
                        value.replace(Contestant.URL, BenchDatabase.url(port))
                                .replace(Contestant.USER, database.user())
                                .replace(Contestant.PASSWORD, database.password())));
        boolean isTableMade = setting != SinkSetting.OWN_TABLE || entry.role() == SinkRole.LIMIT;
        RowWidth width = setting == SinkSetting.NARROW ? RowWidth.NARROW : RowWidth.WIDE;
        return new Assignment(database.observerUrl(), settings, width, rows, plan.put(), isTableMade, phases);
    }
}
