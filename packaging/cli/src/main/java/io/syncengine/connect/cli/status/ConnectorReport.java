// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.status;

import io.syncengine.connect.cli.worker.Deployed;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A connector at one moment.
 *
 * @param connector as it is deployed and as the cluster reports it
 * @param streams of a source of ours, by account and name; empty before it has dealt them to tasks
 * @param positions of a sink, by topic and partition
 * @param lag records of its topics that the sink has not committed yet; empty when it was not asked for
 */
public record ConnectorReport(
        Deployed connector, List<StreamReport> streams, List<TopicPosition> positions, OptionalLong lag) {

    public ConnectorReport {
        streams = List.copyOf(streams);
        positions = List.copyOf(positions);
    }

    /** What is not well, each in a line; empty when all is. A connector that a person has paused or stopped is well. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        String name = connector.name();
        if (connector.status().state().equals("FAILED")) {
            problems.add(name + " has failed: " + connector.report().reason());
        }
        connector.report().tasks().stream()
                .filter(task -> task.state().equals("FAILED"))
                .forEach(task -> problems.add(name + ", task " + task.number() + " has failed: " + task.reason()));
        streams.stream()
                .filter(StreamReport::hasError)
                .forEach(stream -> problems.add(name + ", " + stream.progress().stream() + ": "
                        + stream.progress().note()));
        return problems;
    }
}
