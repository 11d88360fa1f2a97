// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.worker;

import com.fasterxml.jackson.databind.JsonNode;
import io.syncengine.connect.quickstart.runtime.ConnectRest;
import io.syncengine.connect.quickstart.runtime.ConnectRestException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The connectors of a cluster, as any of its workers tells of them. */
public final class Cluster {

    private static final int NOT_FOUND = 404;

    private final ConnectRest rest;

    public Cluster(ConnectRest rest) {
        this.rest = rest;
    }

    public ConnectRest rest() {
        return rest;
    }

    /** All connectors, by name. */
    public List<Deployed> connectors() throws IOException, InterruptedException {
        // Asked for separately: where the state of a connector is not known yet, an answer with both leaves it out.
        JsonNode configs = rest.call("GET", "/connectors?expand=info", null);
        JsonNode states = rest.call("GET", "/connectors?expand=status", null);
        List<Deployed> connectors = new ArrayList<>();
        configs.properties().forEach(entry -> {
            JsonNode info = entry.getValue().path("info");
            connectors.add(new Deployed(
                    entry.getKey(),
                    info.path("type").asText("unknown"),
                    settings(info.path("config")),
                    Report.of(states.path(entry.getKey()).path("status"))));
        });
        connectors.sort(Comparator.comparing(Deployed::name));
        return connectors;
    }

    /** The configuration of a connector; empty when there is none of that name. */
    public Optional<Map<String, String>> config(String connector) throws IOException, InterruptedException {
        try {
            return Optional.of(settings(rest.call("GET", ConnectRest.path(connector, "/config"), null)));
        } catch (ConnectRestException e) {
            if (e.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Map<String, String> settings(JsonNode json) {
        Map<String, String> settings = new LinkedHashMap<>();
        json.properties()
                .forEach(entry -> settings.put(entry.getKey(), entry.getValue().asText()));
        return settings;
    }
}
