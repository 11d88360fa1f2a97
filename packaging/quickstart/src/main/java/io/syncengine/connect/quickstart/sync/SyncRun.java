// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.sync;

import io.syncengine.connect.quickstart.QuickstartException;
import io.syncengine.connect.quickstart.progress.StreamProgress;
import io.syncengine.connect.quickstart.runtime.CommittedOffset;
import io.syncengine.connect.quickstart.runtime.ConfigProblem;
import io.syncengine.connect.quickstart.runtime.ConnectRest;
import io.syncengine.connect.quickstart.runtime.ConnectRestException;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The source and the sinks on a worker: deployed, and watched through its REST API. */
public final class SyncRun {

    public static final String SOURCE = "stripe-source";
    public static final String SINK = "postgres-sink";
    public static final String SHEETS_SINK = "sheets-sink";

    /** Where the source's connector writes which streams a task reads. */
    private static final String TASK_STREAMS = "task.streams";

    private static final String STREAM_PREFIX = "topic.prefix";

    private final ConnectRest rest;
    private final Set<String> connectors = new LinkedHashSet<>(List.of(SOURCE, SINK));

    public SyncRun(ConnectRest rest) {
        this.rest = rest;
    }

    /**
     * Deploys the source and sinks, these first, so that they are there when the first row comes. A sink for sheets of an
     * earlier run that is not among them goes.
     *
     * @param sinks configurations by the connectors' names
     * @throws QuickstartException if a configuration is refused; the message holds every reason that Connect gave
     */
    public void deploy(Map<String, String> source, Map<String, Map<String, String>> sinks)
            throws QuickstartException, IOException, InterruptedException {
        check(SOURCE, source);
        for (Map.Entry<String, Map<String, String>> sink : sinks.entrySet()) {
            check(sink.getKey(), sink.getValue());
        }
        if (!sinks.containsKey(SHEETS_SINK)) {
            deleteSheetsSink();
        }
        for (Map.Entry<String, Map<String, String>> sink : sinks.entrySet()) {
            put(sink.getKey(), sink.getValue());
            connectors.add(sink.getKey());
        }
        put(SOURCE, source);
    }

    private void deleteSheetsSink() throws IOException, InterruptedException {
        try {
            rest.delete(SHEETS_SINK);
        } catch (ConnectRestException e) {
            if (e.status() != 404) {
                throw e;
            }
        }
    }

    private void check(String connector, Map<String, String> config)
            throws QuickstartException, IOException, InterruptedException {
        Map<String, String> named = new LinkedHashMap<>(config);
        named.put("name", connector);
        List<ConfigProblem> problems;
        try {
            problems = rest.validate(named);
        } catch (ConnectRestException e) {
            throw new QuickstartException(connector + " cannot be deployed: " + e.getMessage(), e);
        }
        if (!problems.isEmpty()) {
            StringBuilder text = new StringBuilder(connector + " is refused by its configuration check:");
            problems.forEach(problem ->
                    text.append("\n  ").append(problem.setting()).append(": ").append(problem.message()));
            throw new QuickstartException(text.toString());
        }
    }

    private void put(String connector, Map<String, String> config)
            throws QuickstartException, IOException, InterruptedException {
        try {
            rest.putConfig(connector, config);
        } catch (ConnectRestException e) {
            throw new QuickstartException(connector + " is refused: " + e.getMessage(), e);
        }
    }

    /** Every selected stream; empty until the source has dealt them to tasks. */
    public List<StreamProgress> streams() throws IOException, InterruptedException {
        Map<String, StreamProgress> streams = new TreeMap<>();
        for (Map<String, String> task : taskConfigs()) {
            Arrays.stream(task.getOrDefault(TASK_STREAMS, "").split(","))
                    .map(String::strip)
                    .filter(stream -> !stream.isEmpty())
                    .forEach(stream -> streams.put(stream, StreamProgress.unknown(stream)));
        }
        if (!streams.isEmpty()) {
            for (CommittedOffset offset : rest.offsets(SOURCE)) {
                StreamProgress progress = StreamProgress.of(offset.partition(), offset.offset());
                streams.replace(progress.stream(), progress);
            }
        }
        return List.copyOf(streams.values());
    }

    private List<Map<String, String>> taskConfigs() throws IOException, InterruptedException {
        try {
            return rest.taskConfigs(SOURCE);
        } catch (ConnectRestException e) {
            if (e.status() == 404) {
                return List.of();
            }
            throw e;
        }
    }

    /** Why a connector gave up, with its name; empty as long as none did. */
    public Optional<String> failure() throws IOException, InterruptedException {
        for (String connector : connectors) {
            Optional<String> failure = rest.status(connector).failure();
            if (failure.isPresent()) {
                return Optional.of(connector + " failed: " + failure.get());
            }
        }
        return Optional.empty();
    }

    /** The group that the consumers of a sink are in, unless its configuration names another. */
    public static String group(String sink) {
        return "connect-" + sink;
    }

    /** The prefix of the topics that a source of this configuration writes. */
    public static String topicPrefix(Map<String, String> source) {
        return source.getOrDefault(STREAM_PREFIX, "stripe.");
    }
}
