// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.status;

import com.fasterxml.jackson.databind.JsonNode;
import io.syncengine.connect.cli.outcome.CommandFailure;
import io.syncengine.connect.cli.pipeline.PipelineName;
import io.syncengine.connect.cli.worker.Cluster;
import io.syncengine.connect.cli.worker.Deployed;
import io.syncengine.connect.cli.worker.Report;
import io.syncengine.connect.quickstart.progress.StreamProgress;
import io.syncengine.connect.quickstart.runtime.CommittedOffset;
import io.syncengine.connect.quickstart.runtime.ConnectRest;
import io.syncengine.connect.quickstart.runtime.ConnectRestException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what connectors do now. */
public final class StatusReader {

    private static final int NOT_FOUND = 404;

    private final Cluster cluster;
    private final LagReader lags;

    public StatusReader(Cluster cluster, LagReader lags) {
        this.cluster = cluster;
        this.lags = lags;
    }

    /**
     * Reads the connectors of these names, and those of the pipelines of these names.
     *
     * @param names empty: every connector of ours, and every one of a pipeline that has one of ours
     * @throws CommandFailure if a name is neither a connector's nor a pipeline's
     */
    public List<ConnectorReport> read(List<String> names) throws CommandFailure, IOException, InterruptedException {
        List<Deployed> all = cluster.connectors();
        List<ConnectorReport> reports = new ArrayList<>();
        for (Deployed connector : names.isEmpty() ? ours(all) : named(all, names)) {
            reports.add(report(connector));
        }
        // What flows, in its direction.
        reports.sort(Comparator.comparing((ConnectorReport report) -> pipeline(report.connector()))
                .thenComparing(report -> !report.connector().isSource())
                .thenComparing(report -> report.connector().name()));
        return reports;
    }

    private static String pipeline(Deployed connector) {
        return PipelineName.of(connector.name()).map(PipelineName::pipeline).orElse(connector.name());
    }

    private static List<Deployed> ours(List<Deployed> all) {
        Set<String> pipelines = new HashSet<>();
        all.stream().filter(Deployed::isOurs).forEach(connector -> pipelines.add(pipeline(connector)));
        return all.stream()
                .filter(connector -> connector.isOurs() || pipelines.contains(pipeline(connector)))
                .toList();
    }

    private static List<Deployed> named(List<Deployed> all, List<String> names) throws CommandFailure {
        List<Deployed> found = new ArrayList<>();
        for (String name : names) {
            List<Deployed> matching = all.stream()
                    .filter(connector ->
                            connector.name().equals(name) || pipeline(connector).equals(name))
                    .toList();
            if (matching.isEmpty()) {
                throw CommandFailure.of("there is neither a pipeline nor a connector " + name);
            }
            matching.stream().filter(connector -> !found.contains(connector)).forEach(found::add);
        }
        return found;
    }

    private ConnectorReport report(Deployed connector) throws IOException, InterruptedException {
        if (connector.isStripeSource()) {
            return new ConnectorReport(connector, streams(connector), List.of(), OptionalLong.empty());
        }
        if (connector.isSource()) {
            return new ConnectorReport(connector, List.of(), List.of(), OptionalLong.empty());
        }
        return new ConnectorReport(connector, List.of(), positions(connector.name()), lags.lag(connector));
    }

    private List<StreamReport> streams(Deployed source) throws IOException, InterruptedException {
        ConnectRest rest = cluster.rest();
        Set<Integer> running = source.report().tasks().stream()
                .filter(task -> task.state().equals("RUNNING"))
                .map(Report.Task::number)
                .collect(Collectors.toSet());
        DealtStreams dealt = new DealtStreams(taskConfigs(rest, source.name()), running);
        for (CommittedOffset offset : offsets(rest, source.name())) {
            JsonNode position = offset.offset();
            String account = offset.partition().path("account").asText();
            StreamProgress progress = StreamProgress.of(offset.partition(), position);
            boolean isSkipped = progress.phase() == StreamProgress.Phase.SKIPPED;
            dealt.put(new StreamReport(
                    account,
                    offset.partition().path("livemode").asText(),
                    progress,
                    position.path("partial").asText(""),
                    isSkipped ? position.path("until").asLong() : 0,
                    dealt.isAtRest(account, progress.stream())));
        }
        return dealt.streams();
    }

    private List<TopicPosition> positions(String sink) throws IOException, InterruptedException {
        List<TopicPosition> positions = new ArrayList<>();
        for (CommittedOffset offset : offsets(cluster.rest(), sink)) {
            positions.add(new TopicPosition(
                    offset.partition().path("kafka_topic").asText(),
                    offset.partition().path("kafka_partition").asInt(),
                    offset.offset().path("kafka_offset").asLong()));
        }
        positions.sort(Comparator.comparing(TopicPosition::topic).thenComparing(TopicPosition::partition));
        return positions;
    }

    /** None where the connector went away meanwhile. */
    private static List<CommittedOffset> offsets(ConnectRest rest, String connector)
            throws IOException, InterruptedException {
        return present(() -> rest.offsets(connector)).orElse(List.of());
    }

    private static List<Map<String, String>> taskConfigs(ConnectRest rest, String connector)
            throws IOException, InterruptedException {
        return present(() -> rest.taskConfigs(connector)).orElse(List.of());
    }

    private interface Request<T> {
        T send() throws IOException, InterruptedException;
    }

    private static <T> Optional<T> present(Request<T> request) throws IOException, InterruptedException {
        try {
            return Optional.of(request.send());
        } catch (ConnectRestException e) {
            if (e.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
