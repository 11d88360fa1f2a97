// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.pipeline;

import io.syncengine.connect.cli.outcome.CommandFailure;
import io.syncengine.connect.cli.worker.Cluster;
import io.syncengine.connect.cli.worker.Deployed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The pipelines of a cluster. */
public final class Pipelines {

    private final Cluster cluster;

    public Pipelines(Cluster cluster) {
        this.cluster = cluster;
    }

    /** What is wrong with a pipeline, on this cluster; nothing is deployed. */
    public List<SettingProblem> problems(Pipeline pipeline) throws IOException, InterruptedException {
        ConfigCheck check = new ConfigCheck(cluster.rest());
        List<SettingProblem> problems = new ArrayList<>();
        for (Map.Entry<String, Map<String, String>> connector :
                pipeline.connectors().entrySet()) {
            problems.addAll(check.problems(connector.getKey(), connector.getValue()));
        }
        return problems;
    }

    /**
     * Deploys a connector of a pipeline. A connector that is as it should be is left alone, for a new configuration
     * restarts its tasks even if it says the same.
     */
    public Deployment deploy(String connector, Map<String, String> settings) throws IOException, InterruptedException {
        Optional<Map<String, String>> present = cluster.config(connector);
        if (present.isPresent() && without(present.get()).equals(settings)) {
            return new Deployment(connector, Deployment.Change.UNCHANGED);
        }
        cluster.rest().putConfig(connector, settings);
        return new Deployment(connector, present.isPresent() ? Deployment.Change.UPDATED : Deployment.Change.CREATED);
    }

    /** Connect adds the name to what was submitted. */
    private static Map<String, String> without(Map<String, String> config) {
        Map<String, String> settings = new HashMap<>(config);
        settings.remove("name");
        return settings;
    }

    /** Every pipeline by its name: connectors that belong together, among them a source. */
    public Map<String, List<Deployed>> all() throws IOException, InterruptedException {
        Map<String, List<Deployed>> pipelines = new TreeMap<>();
        for (Deployed connector : cluster.connectors()) {
            PipelineName.of(connector.name())
                    .ifPresent(name -> pipelines
                            .computeIfAbsent(name.pipeline(), unknown -> new ArrayList<>())
                            .add(connector));
        }
        pipelines.values().removeIf(connectors -> connectors.stream().noneMatch(Pipelines::isSourceOfPipeline));
        return pipelines;
    }

    private static boolean isSourceOfPipeline(Deployed connector) {
        // A connector whose plugin is gone has no type any more; it may still be deleted.
        return PipelineName.of(connector.name()).filter(PipelineName::isSource).isPresent()
                && !connector.type().equals("sink");
    }

    /**
     * The connectors of a pipeline, its source first.
     *
     * @throws CommandFailure if there is no such pipeline
     */
    public List<Deployed> connectors(String pipeline) throws CommandFailure, IOException, InterruptedException {
        Map<String, List<Deployed>> pipelines = all();
        List<Deployed> found = pipelines.get(pipeline);
        if (found == null) {
            throw CommandFailure.of("there is no pipeline " + pipeline + "; "
                    + (pipelines.isEmpty()
                            ? "the cluster has none"
                            : "there are: " + String.join(", ", pipelines.keySet())));
        }
        List<Deployed> ordered = new ArrayList<>(found);
        ordered.sort((a, b) -> Boolean.compare(isSourceOfPipeline(b), isSourceOfPipeline(a)));
        return ordered;
    }
}
