// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.status;

import io.syncengine.connect.quickstart.progress.StreamProgress;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

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

    /** Streams by account; the own account's under {@link #OWN}. */
    private final Map<String, Set<String>> dealt = new TreeMap<>();

    private final Map<String, StreamReport> reports = new LinkedHashMap<>();

    DealtStreams(List<Map<String, String>> taskConfigs) {
        isDealt = !taskConfigs.isEmpty();
        for (Map<String, String> task : taskConfigs) {
            for (String account : items(task.getOrDefault(TASK_ACCOUNTS, OWN))) {
                dealt.computeIfAbsent(account, unknown -> new TreeSet<>())
                        .addAll(items(task.getOrDefault(TASK_STREAMS, "")));
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
        String owner = dealt.containsKey(report.account()) ? report.account() : OWN;
        if (!isDealt || dealt.getOrDefault(owner, Set.of()).contains(stream)) {
            reports.put(report.account() + "/" + report.livemode() + "/" + stream, report);
        }
    }

    /** By account and name. */
    List<StreamReport> streams() {
        List<StreamReport> all = new ArrayList<>(reports.values());
        String own = ownAccount();
        dealt.forEach((account, streams) -> streams.stream()
                .filter(stream -> !isCommitted(account, stream))
                .forEach(stream -> all.add(new StreamReport(
                        account.equals(OWN) ? own : account, "", StreamProgress.unknown(stream), "", 0))));
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
