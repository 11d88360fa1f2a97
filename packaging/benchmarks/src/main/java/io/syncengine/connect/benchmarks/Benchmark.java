// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks;

import io.syncengine.connect.benchmarks.measure.Course;
import io.syncengine.connect.benchmarks.measure.Phase;
import io.syncengine.connect.benchmarks.measure.PhaseResult;
import io.syncengine.connect.benchmarks.proc.ProcessTable;
import io.syncengine.connect.quickstart.QuickstartException;
import io.syncengine.connect.quickstart.runtime.ForkedWorker;
import io.syncengine.connect.quickstart.runtime.NodeSettings;
import io.syncengine.connect.quickstart.sync.SyncRun;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** All phases of one run, in their order. */
final class Benchmark {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(1);

    private final BenchmarkOptions options;
    private final Site site;
    private final Configs configs;
    private final Map<String, Integer> streams;
    private final int rows;
    private final Consumer<String> say;

    /** @param say takes what is going on, a line at a time */
    Benchmark(BenchmarkOptions options, Site site, Consumer<String> say) throws IOException, InterruptedException {
        this.options = options;
        this.site = site;
        this.configs = new Configs(options);
        this.streams = site.stripe().streams();
        this.rows = streams.values().stream().mapToInt(Integer::intValue).sum();
        this.say = say;
    }

    /** @param number of the run, from one */
    List<PhaseResult> run(int number) throws QuickstartException, IOException, SQLException, InterruptedException {
        say.accept("Run " + number + ", " + rows + " rows a phase");
        List<PhaseResult> results = new ArrayList<>();
        if (options.phases().contains(Phase.TOGETHER)) {
            results.add(together(site.node("worker-" + number)));
        }
        if (options.phases().contains(Phase.SOURCE) || options.phases().contains(Phase.SINK)) {
            NodeSettings node = site.node("worker-" + number + "-apart");
            results.add(source(node));
            if (options.phases().contains(Phase.SINK)) {
                results.add(sink(node));
            }
        }
        return results;
    }

    private PhaseResult together(NodeSettings node)
            throws QuickstartException, IOException, SQLException, InterruptedException {
        site.clearDatabase();
        ForkedWorker worker = started(node, Phase.TOGETHER);
        Map<String, Map<String, String>> both = new LinkedHashMap<>();
        both.put(SyncRun.SINK, configs.sink());
        both.putAll(sourceConfig());
        PhaseResult result = measure(Phase.TOGETHER, worker, tables(), both);
        worker.stop(STOP_LIMIT);
        return result;
    }

    /** Leaves a stopped source behind, whose topics are full. */
    private PhaseResult source(NodeSettings node)
            throws QuickstartException, IOException, SQLException, InterruptedException {
        ForkedWorker worker = started(node, Phase.SOURCE);
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, worker.settings().bootstrapServers()))) {
            PhaseResult result = measure(Phase.SOURCE, worker, topics(admin, worker), sourceConfig());
            worker.rest().stop(SyncRun.SOURCE);
            worker.stop(STOP_LIMIT);
            return result;
        }
    }

    private PhaseResult sink(NodeSettings node)
            throws QuickstartException, IOException, SQLException, InterruptedException {
        site.clearDatabase();
        ForkedWorker worker = started(node, Phase.SINK);
        PhaseResult result = measure(Phase.SINK, worker, tables(), Map.of(SyncRun.SINK, configs.sink()));
        worker.stop(STOP_LIMIT);
        return result;
    }

    private ForkedWorker started(NodeSettings node, Phase phase) throws IOException, InterruptedException {
        say.accept("- " + phase.title());
        ForkedWorker worker = site.worker(node, phase);
        worker.start(START_LIMIT);
        return worker;
    }

    private PhaseResult measure(
            Phase phase, ForkedWorker worker, Gauge gauge, Map<String, Map<String, String>> connectors)
            throws QuickstartException, IOException, SQLException, InterruptedException {
        Meters meters = new Meters(
                ProcessTable.ofThisMachine(), worker.pid(), site.stripe().pid(), site.observer());
        site.stripe().clearCalls();
        Course course = new PhaseRun(worker, gauge, meters).run(connectors);
        return new PhaseResult(
                phase,
                course.whole(rows),
                course.secondHalf(rows),
                meters.workerPeakBytes(),
                site.stripe().listCalls());
    }

    private Map<String, Map<String, String>> sourceConfig() throws IOException {
        return Map.of(SyncRun.SOURCE, configs.source(site.stripe().baseUrl(), streams.keySet()));
    }

    private Gauge tables() {
        return new TableGauge(site.connection(), Site.SCHEMA, streams.keySet(), rows);
    }

    private Gauge topics(Admin admin, ForkedWorker worker) throws IOException {
        String prefix = SyncRun.topicPrefix(configs.source("", streams.keySet()));
        Set<String> topics =
                streams.keySet().stream().map(stream -> prefix + stream).collect(Collectors.toSet());
        return new TopicGauge(admin, new SyncRun(worker.rest()), topics, rows);
    }
}
