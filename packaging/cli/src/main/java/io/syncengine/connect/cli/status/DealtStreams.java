// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.status;

import io.syncengine.connect.quickstart.progress.StreamProgress;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The streams that a source's tasks have been dealt, each with what has been committed for it. Positions of streams that are not
 * selected any more stay committed and are left out; a source without tasks, such as one that is stopped, shows all.
 */
final class DealtStreams {

    /** Where the source's connector writes what a task reads. */
    private static final String TASK_STREAMS = "task.streams";

    private static final String TASK_ACCOUNTS = "task.accounts";

    /** Stands for the key's own account, whose id the connector does not know when it deals. */
    private static final String OWN = "own";

    private final boolean isDealt;

    /** By account, the own one's under {@link #OWN}: each stream with the number of the task that reads it. */
    private final Map<String, Map<String, Integer>> dealt = new TreeMap<>();

    private final Set<Integer> running;
    private final Map<String, StreamReport> reports = new LinkedHashMap<>();

    /**
     * Reads what was dealt.
     *
     * @param taskConfigs by the tasks' numbers, from 0
     * @param running numbers of those that run
     */
    DealtStreams(List<Map<String, String>> taskConfigs, Set<Integer> running) {
        isDealt = !taskConfigs.isEmpty();
        this.running = Set.copyOf(running);
        for (int number = 0; number < taskConfigs.size(); number++) {
            Map<String, String> task = taskConfigs.get(number);
            for (String account : items(task.getOrDefault(TASK_ACCOUNTS, OWN))) {
                for (String stream : items(task.getOrDefault(TASK_STREAMS, ""))) {
                    dealt.computeIfAbsent(account, unknown -> new TreeMap<>()).put(stream, number);
                }
            }
        }
    }

    private static List<String> items(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    void put(StreamReport report) {
        String stream = report.progress().stream();
        if (!isDealt || task(report.account(), stream) != null) {
            reports.put(report.account() + "/" + report.livemode() + "/" + stream, report);
        }
    }

    /** Whether no task runs that reads a stream of an account. */
    boolean isAtRest(String account, String stream) {
        Integer task = task(account, stream);
        return task == null || !running.contains(task);
    }

    private @Nullable Integer task(String account, String stream) {
        String owner = dealt.containsKey(account) ? account : OWN;
        return dealt.getOrDefault(owner, Map.of()).get(stream);
    }

    /** By account and name. */
    List<StreamReport> streams() {
        List<StreamReport> all = new ArrayList<>(reports.values());
        String own = ownAccount();
        dealt.forEach((account, streams) -> streams.keySet().stream()
                .filter(stream -> !isCommitted(account, stream))
                .forEach(stream -> all.add(new StreamReport(
                        account.equals(OWN) ? own : account,
                        "",
                        StreamProgress.unknown(stream),
                        "",
                        0,
                        isAtRest(account, stream)))));
        all.sort(Comparator.comparing(StreamReport::account)
                .thenComparing(report -> report.progress().stream())
                .thenComparing(StreamReport::livemode));
        return all;
    }

    /** Known from the first position on; empty before, or where positions of a former account are there as well. */
    private String ownAccount() {
        List<String> owners = reports.values().stream()
                .map(StreamReport::account)
                .filter(account -> !dealt.containsKey(account))
                .distinct()
                .toList();
        return owners.size() == 1 ? owners.get(0) : "";
    }

    private boolean isCommitted(String account, String stream) {
        return reports.values().stream()
                .filter(report -> report.progress().stream().equals(stream))
                .anyMatch(report -> account.equals(OWN)
                        ? !dealt.containsKey(report.account())
                        : report.account().equals(account));
    }
}
