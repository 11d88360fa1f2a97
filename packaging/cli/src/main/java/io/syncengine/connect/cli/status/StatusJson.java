// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.status;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.cli.worker.Deployed;
import io.syncengine.connect.cli.worker.Report;

import java.util.List;

/** The state of connectors as JSON. Names once published stay; programs read them. */
public final class StatusJson {

    private StatusJson() {}

    public static ObjectNode of(List<ConnectorReport> reports) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode problems = JsonNodeFactory.instance.arrayNode();
        reports.forEach(report -> report.problems().forEach(problems::add));
        json.put("healthy", problems.isEmpty());
        json.set("problems", problems);
        ArrayNode connectors = json.putArray("connectors");
        reports.forEach(report -> connectors.add(connector(report)));
        return json;
    }

    private static ObjectNode connector(ConnectorReport report) {
        Deployed connector = report.connector();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", connector.name());
        json.put("type", connector.type());
        json.put("class", connector.config().getOrDefault("connector.class", ""));
        json.put("state", connector.status().state());
        json.put("worker", connector.report().worker());
        json.put("reason", connector.report().reason());
        ArrayNode tasks = json.putArray("tasks");
        for (Report.Task task : connector.report().tasks()) {
            tasks.addObject()
                    .put("task", task.number())
                    .put("state", task.state())
                    .put("worker", task.worker())
                    .put("reason", task.reason());
        }
        if (connector.isStripeSource()) {
            ArrayNode streams = json.putArray("streams");
            report.streams().forEach(stream -> streams.add(stream(stream)));
        } else if (!connector.isSource()) {
            ArrayNode positions = json.putArray("positions");
            report.positions()
                    .forEach(position -> positions
                            .addObject()
                            .put("topic", position.topic())
                            .put("partition", position.partition())
                            .put("offset", position.offset()));
            report.lag().ifPresent(lag -> json.put("lag", lag));
        }
        return json;
    }

    private static ObjectNode stream(StreamReport stream) {
        boolean isSkipped = !stream.hasError() && !stream.progress().note().isEmpty();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("stream", stream.progress().stream());
        json.put("account", stream.account());
        json.put("livemode", stream.livemode());
        json.put("phase", stream.progress().phase().name());
        json.put("rows", stream.progress().rows());
        json.put("share", stream.progress().share());
        json.put("error", stream.hasError() ? stream.progress().note() : "");
        json.put("skipped", isSkipped ? stream.progress().note() : "");
        json.put("partial", stream.partial());
        json.put("until", stream.until());
        json.put("at_rest", stream.isAtRest());
        return json;
    }
}
