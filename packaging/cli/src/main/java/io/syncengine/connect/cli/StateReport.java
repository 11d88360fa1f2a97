// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.quickstart.runtime.ConnectorStatus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What has become of connectors that were asked to change.
 *
 * @param states last seen, by connector
 * @param wanted what they were asked to be like
 */
record StateReport(Map<String, ConnectorStatus> states, Predicate<ConnectorStatus> wanted) {

    boolean isReached() {
        return states.values().stream().allMatch(wanted);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        states.forEach((connector, status) -> lines.add(connector + ": " + text(status)));
        return lines;
    }

    ArrayNode json() {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        states.forEach((connector, status) -> {
            ObjectNode entry = array.addObject();
            entry.put("connector", connector);
            entry.put("state", status.state());
            entry.put("reached", wanted.test(status));
            status.failure().ifPresent(reason -> entry.put("reason", reason));
        });
        return array;
    }

    private String text(ConnectorStatus status) {
        if (status.isFailed()) {
            return "FAILED: " + status.failure().orElse("no reason given");
        }
        return status.state() + (wanted.test(status) ? "" : ", not yet as asked; tasks: " + status.taskStates());
    }
}
