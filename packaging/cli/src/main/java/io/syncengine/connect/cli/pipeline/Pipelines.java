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
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The pipelines of a cluster. */
public final class Pipelines {

    private final Cluster cluster;

    public Pipelines(Cluster cluster) {
        this.cluster = cluster;
    }

    /** What is wrong with a pipeline, on this cluster; nothing is deployed. */
    public List<SettingProblem> problems(Pipeline pipeline) throws IOException, InterruptedException {
        List<SettingProblem> problems = new ArrayList<>();
        for (Map.Entry<String, Map<String, String>> connector :
                pipeline.connectors().entrySet()) {
            problems.addAll(problems(connector.getKey(), connector.getValue()));
        }
        return problems;
    }

    /** What is wrong with the settings of a connector, on this cluster; nothing is deployed. */
    public List<SettingProblem> problems(String connector, Map<String, String> settings)
            throws IOException, InterruptedException {
        return new ConfigCheck(cluster.rest()).problems(connector, settings);
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

    /**
     * The connector that reads Stripe: the one of that name, or the source of the pipeline of that name.
     *
     * @throws CommandFailure if there is neither
     */
    public Deployed source(String name) throws CommandFailure, IOException, InterruptedException {
        return only("Stripe source", name, Deployed::isStripeSource);
    }

    /**
     * The connector that fills a spreadsheet: the one of that name, or the only one of the pipeline of that name.
     *
     * @throws CommandFailure if there is neither, or there are more
     */
    public Deployed sheetsSink(String name) throws CommandFailure, IOException, InterruptedException {
        return only("Sheets sink", name, Deployed::isSheetsSink);
    }

    private Deployed only(String kind, String name, Predicate<Deployed> isOfKind)
            throws CommandFailure, IOException, InterruptedException {
        List<Deployed> all = cluster.connectors().stream().filter(isOfKind).toList();
        List<Deployed> found =
                all.stream().filter(connector -> connector.name().equals(name)).toList();
        if (found.isEmpty()) {
            found = all.stream()
                    .filter(connector -> PipelineName.of(connector.name())
                            .filter(part -> part.pipeline().equals(name))
                            .isPresent())
                    .toList();
        }
        if (found.size() != 1) {
            throw CommandFailure.of((found.isEmpty() ? "there is no " : "there is more than one ") + kind
                    + " of the name "
                    + name + "; "
                    + (all.isEmpty()
                            ? "the cluster has none"
                            : "there are: " + all.stream().map(Deployed::name).collect(Collectors.joining(", "))));
        }
        return found.get(0);
    }
}
