// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.sinks;

import io.syncengine.connect.benchmarks.measure.SinkPhase;
import io.syncengine.connect.benchmarks.measure.SinkRole;
import io.syncengine.connect.benchmarks.measure.SinkSetting;

import java.util.List;
import java.util.Set;

/**
 * What is measured.
 *
 * @param entries in the order of tables
 * @param settings in which all of them run, as far as they take part
 * @param rows of each phase
 * @param runs how often all is repeated; sinks take turns within each
 * @param put records of one call
 */
record SinkPlan(List<Entry> entries, Set<SinkSetting> settings, int rows, int runs, int put) {

    private static final List<SinkPhase> ALL = List.of(SinkPhase.values());

    /**
     * A sink of the plan.
     *
     * @param isRepeated false: in the first run only
     */
    record Entry(Contestant contestant, SinkRole role, boolean isRepeated) {}

    SinkPlan {
        entries = List.copyOf(entries);
        settings = Set.copyOf(settings);
    }

    /** What a sink is measured in; empty if it takes no part in a setting. */
    static List<SinkPhase> phases(SinkRole role, SinkSetting setting) {
        if (role == SinkRole.LIMIT) {
            return setting == SinkSetting.WIDE || setting == SinkSetting.NARROW ? List.of(SinkPhase.INSERT) : List.of();
        }
        return switch (setting) {
            case WIDE, NARROW -> ALL;
            case OWN_TABLE ->
                role == SinkRole.PEER ? List.of() : List.of(SinkPhase.INSERT, SinkPhase.UPDATE, SinkPhase.REPLAY);
            case FAR ->
                role == SinkRole.PEER ? List.of() : List.of(SinkPhase.INSERT, SinkPhase.UPDATE, SinkPhase.REPLAY);
        };
    }
}
