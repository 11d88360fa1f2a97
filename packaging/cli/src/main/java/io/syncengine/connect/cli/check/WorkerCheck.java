// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.syncengine.connect.cli.worker.ConnectorClass;
import io.syncengine.connect.quickstart.runtime.ConnectRest;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a worker says of itself and of the plugins that it has loaded. */
public final class WorkerCheck {

    private static final String WORKER = "worker";
    private static final String INSTALL =
            "unpack the bundle's folder into the plugin.path of every worker, and restart the workers";

    /** Of Apache Kafka; others count in their own way. */
    private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(\\.\\d+)?");

    private static final int OLDEST = 3_009;
    private static final int NEWEST = 4_003;
    private static final int MAJOR = 1_000;

    private final ConnectRest rest;
    private final @Nullable String release;

    /** @param release version of this program, which that of plugins is compared with; null: unknown */
    public WorkerCheck(ConnectRest rest, @Nullable String release) {
        this.rest = rest;
        this.release = release;
    }

    /**
     * Asks the worker.
     *
     * @param needed short names of connector classes without which nothing can be deployed
     * @throws IOException if no worker answers, or it does not answer who asks
     */
    public List<Finding> findings(Set<String> needed) throws IOException, InterruptedException {
        List<Finding> findings = new ArrayList<>();
        findings.add(worker(rest.call("GET", "/", null).path("version").asText("")));
        Map<String, Set<String>> loaded = loaded();
        for (String plugin :
                List.of(ConnectorClass.STRIPE_SOURCE, ConnectorClass.POSTGRES_SINK, ConnectorClass.SHEETS_SINK)) {
            Set<String> versions = loaded.getOrDefault(plugin, Set.of());
            if (!versions.isEmpty() || needed.contains(plugin)) {
                findings.add(plugin(plugin, versions));
            }
        }
        return findings;
    }

    private static Finding worker(String version) {
        if (version.isEmpty()) {
            return Finding.failure(
                    WORKER, "what answers is no Connect worker", "give --url the address of Connect's REST API");
        }
        String name = "Kafka Connect " + version;
        Matcher matcher = VERSION.matcher(version);
        int number = matcher.matches()
                ? Integer.parseInt(matcher.group(1)) * MAJOR + Integer.parseInt(matcher.group(2))
                : OLDEST;
        if (number < OLDEST) {
            return Finding.failure(WORKER, name + " is too old", "the plugins need Kafka Connect 3.9 or newer");
        }
        return number > NEWEST
                ? Finding.warning(
                        WORKER, name + " is newer than what this release was tried with", "look for a newer release")
                : Finding.ok(WORKER, name);
    }

    private Finding plugin(String plugin, Set<String> versions) {
        String subject = "plugin " + plugin;
        if (versions.isEmpty()) {
            return Finding.failure(subject, "the worker has not loaded it", INSTALL);
        }
        String text = String.join(" and ", versions);
        if (versions.size() > 1) {
            return Finding.warning(
                    subject,
                    "the worker has loaded versions " + text,
                    "remove all but one from the plugin.path, or set connector.plugin.version");
        }
        return release == null || versions.contains(release)
                ? Finding.ok(subject, "version " + text)
                : Finding.warning(subject, "version " + text + ", while stripe-sync is " + release, INSTALL);
    }

    /** Versions of the connectors by the short names of their classes. */
    private Map<String, Set<String>> loaded() throws IOException, InterruptedException {
        Map<String, Set<String>> versions = new LinkedHashMap<>();
        for (JsonNode plugin : rest.call("GET", "/connector-plugins", null)) {
            versions.computeIfAbsent(
                            ConnectorClass.shortName(plugin.path("class").asText()), unknown -> new TreeSet<>())
                    .add(plugin.path("version").asText("unknown"));
        }
        return versions;
    }
}
