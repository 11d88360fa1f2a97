// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.worker;

import com.fasterxml.jackson.databind.JsonNode;
import io.syncengine.connect.quickstart.runtime.ConnectorStatus;
import io.syncengine.connect.quickstart.runtime.TraceLine;

import java.util.ArrayList;
import java.util.List;

/**
 * What the cluster reports of a connector.
 *
 * @param status of the connector and its tasks
 * @param worker address of the worker that runs the connector; empty while none does
 * @param reason why the connector itself has failed, in a line; empty when it has not
 * @param tasks its tasks, by number
 */
public record Report(ConnectorStatus status, String worker, String reason, List<Task> tasks) {

    public Report {
        tasks = List.copyOf(tasks);
    }

    /**
     * A task.
     *
     * @param number from 0
     * @param state RUNNING, PAUSED, FAILED, UNASSIGNED or RESTARTING
     * @param worker address of the worker that runs it
     * @param reason why it has failed, in a line; empty when it has not
     */
    public record Task(int number, String state, String worker, String reason) {}

    static Report of(JsonNode json) {
        List<Task> tasks = new ArrayList<>();
        for (JsonNode task : json.path("tasks")) {
            tasks.add(new Task(
                    task.path("id").asInt(),
                    task.path("state").asText("UNKNOWN"),
                    task.path("worker_id").asText(),
                    reason(task)));
        }
        JsonNode connector = json.path("connector");
        return new Report(ConnectorStatus.of(json), connector.path("worker_id").asText(), reason(connector), tasks);
    }

    private static String reason(JsonNode part) {
        return part.path("state").asText().equals("FAILED")
                ? TraceLine.of(part.path("trace").asText())
                : "";
    }
}
