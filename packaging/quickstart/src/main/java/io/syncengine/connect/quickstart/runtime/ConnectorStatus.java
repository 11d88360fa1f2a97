// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.runtime;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * State of a connector and its tasks, as the worker reports it.
 *
 * @param state RUNNING, PAUSED, STOPPED, FAILED, UNASSIGNED, RESTARTING, or UNKNOWN before the first report
 * @param taskStates states of the tasks, in their order
 * @param traces stack traces of what has failed, the connector's first
 */
public record ConnectorStatus(String state, List<String> taskStates, List<String> traces) {

    /** Of a connector that the worker has not reported on yet. */
    public static final ConnectorStatus UNKNOWN = new ConnectorStatus("UNKNOWN", List.of(), List.of());

    private static final String FAILED = "FAILED";

    public ConnectorStatus {
        taskStates = List.copyOf(taskStates);
        traces = List.copyOf(traces);
    }

    /** Reads the worker's answer. */
    public static ConnectorStatus of(JsonNode json) {
        List<String> traces = new ArrayList<>();
        List<String> tasks = new ArrayList<>();
        addTrace(json.path("connector"), traces);
        for (JsonNode task : json.path("tasks")) {
            tasks.add(task.path("state").asText("UNKNOWN"));
            addTrace(task, traces);
        }
        return new ConnectorStatus(json.path("connector").path("state").asText("UNKNOWN"), tasks, traces);
    }

    private static void addTrace(JsonNode part, List<String> traces) {
        if (part.path("state").asText().equals(FAILED)) {
            traces.add(part.path("trace").asText());
        }
    }

    /** Whether the connector or one of its tasks has given up. */
    public boolean isFailed() {
        return state.equals(FAILED) || taskStates.contains(FAILED);
    }

    /** Whether the connector runs with at least one task, and all its tasks run. */
    public boolean isRunning() {
        return state.equals("RUNNING")
                && !taskStates.isEmpty()
                && taskStates.stream().allMatch("RUNNING"::equals);
    }

    /** Why it failed, in one line for a person. */
    public Optional<String> failure() {
        return isFailed()
                ? Optional.of(traces.isEmpty() ? "no reason given" : TraceLine.of(traces.get(0)))
                : Optional.empty();
    }
}
