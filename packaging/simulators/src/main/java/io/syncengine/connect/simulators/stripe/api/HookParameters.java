// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.exchange.SimRequest;
import io.syncengine.connect.simulators.stripe.shape.JsonBuffer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What is asked of a webhook endpoint that is made or changed. */
final class HookParameters {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> OF_UPDATE = Set.of("url", "enabled_events", "description", "metadata", "disabled");
    private static final Set<String> OF_CREATION =
            Set.of("url", "enabled_events", "description", "metadata", "api_version", "connect");

    private final SimRequest request;
    private final Set<String> eventTypes;
    private final Set<String> versions;

    /**
     * @param eventTypes that an endpoint may ask for
     * @param versions that an endpoint may ask for
     */
    HookParameters(SimRequest request, Set<String> eventTypes, Set<String> versions) {
        this.request = request;
        this.eventTypes = eventTypes;
        this.versions = versions;
    }

    /** @return JSON texts by property */
    Map<String, String> ofCreation() {
        refuseUnknown(OF_CREATION);
        require("url");
        require("enabled_events");
        Map<String, String> members = common();
        request.query("api_version").filter(version -> !version.isEmpty()).ifPresent(version -> {
            if (!versions.contains(version)) {
                throw new RefusedException(400, null, "api_version", "Invalid Stripe API version: " + version);
            }
            members.put("api_version", string(version));
        });
        return members;
    }

    /** @return JSON texts by property */
    Map<String, String> ofUpdate() {
        refuseUnknown(OF_UPDATE);
        Map<String, String> members = common();
        flag("disabled").ifPresent(isOff -> members.put("status", isOff ? "\"disabled\"" : "\"enabled\""));
        return members;
    }

    boolean isConnect() {
        return flag("connect").orElse(false);
    }

    private Map<String, String> common() {
        Map<String, String> members = new LinkedHashMap<>();
        request.query("url").ifPresent(url -> members.put("url", string(address(url))));
        List<String> events = request.queryAll("enabled_events");
        if (!events.isEmpty()) {
            members.put("enabled_events", events(events));
        }
        request.query("description")
                .ifPresent(text -> members.put("description", text.isEmpty() ? "null" : string(text)));
        metadata().ifPresent(metadata -> members.put("metadata", metadata));
        return members;
    }

    private static String address(String url) {
        if (!url.matches("https?://[^/\\s?#]+\\S*")) {
            throw new RefusedException(400, "url_invalid", "url", "Not a valid URL");
        }
        return url;
    }

    private String events(List<String> events) {
        ArrayNode list = JSON.createArrayNode();
        for (int i = 0; i < events.size(); i++) {
            String type = events.get(i);
            if (!type.equals("*") && !eventTypes.contains(type)) {
                throw new RefusedException(
                        400,
                        null,
                        "enabled_events[" + i + "]",
                        "Invalid enabled_events[" + i + "]: there is no event " + type);
            }
            list.add(type);
        }
        return list.toString();
    }

    private Optional<String> metadata() {
        ObjectNode metadata = JSON.createObjectNode();
        request.query().forEach(parameter -> {
            String name = parameter.getKey();
            if (name.startsWith("metadata[") && name.endsWith("]")) {
                metadata.put(name.substring("metadata[".length(), name.length() - 1), parameter.getValue());
            }
        });
        return metadata.isEmpty() ? Optional.empty() : Optional.of(metadata.toString());
    }

    private Optional<Boolean> flag(String name) {
        return request.query(name).map(value -> {
            if (!value.equals("true") && !value.equals("false")) {
                throw new RefusedException(400, null, name, "Invalid boolean: " + value);
            }
            return value.equals("true");
        });
    }

    private void require(String name) {
        if (request.queryAll(name).stream().allMatch(String::isEmpty)) {
            throw new RefusedException(400, "parameter_missing", name, "Missing required param: " + name + ".");
        }
    }

    private void refuseUnknown(Set<String> known) {
        TreeSet<String> unknown = new TreeSet<>();
        request.query().forEach(parameter -> unknown.add(ListQuery.base(parameter.getKey())));
        unknown.removeAll(known);
        ListQuery.refuse(unknown);
    }

    private static String string(String text) {
        return new JsonBuffer(text.length() + 16).string(text).toString();
    }
}
