// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.listen;

import io.syncengine.connect.cli.worker.Cluster;
import io.syncengine.connect.cli.worker.Deployed;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A source that receives events over the socket of Stripe's command line until this is closed; then it has its former
 * settings again, unless somebody has given it others meanwhile.
 */
public final class SocketMode {

    /** What may refuse the mode, and where the reasons are found. */
    public static final String MODE = "webhook.mode";

    private static final String SOCKET = "websocket";
    private static final String LIVE = "webhook.websocket.live";
    private static final String NAME = "name";

    private final Cluster cluster;
    private final Deployed source;
    private final Map<String, String> settings;
    private boolean begun;

    /** @param live whether a live key may be used: the connector refuses it otherwise */
    public SocketMode(Cluster cluster, Deployed source, boolean live) {
        this.cluster = cluster;
        this.source = source;
        this.settings = settings(source.config(), live);
    }

    /** Settings of the source while it listens. */
    public Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    private static Map<String, String> settings(Map<String, String> config, boolean live) {
        Map<String, String> settings = new TreeMap<>(config);
        settings.remove(NAME);
        settings.put(MODE, SOCKET);
        // Only the task that receives an event can emit it.
        settings.put("tasks.max", "1");
        if (settings.containsKey("webhook.manage")) {
            // There is no listener that an endpoint could deliver to.
            settings.put("webhook.manage", "false");
        }
        if (live) {
            settings.put(LIVE, "true");
        }
        return settings;
    }

    /** Gives the source these settings; one that has them is left alone. */
    public synchronized void begin() throws IOException, InterruptedException {
        if (!settings.equals(without(source.config()))) {
            begun = true;
            cluster.rest().putConfig(source.name(), settings);
        }
    }

    /**
     * Gives the source back what it had. Doing it twice is harmless.
     *
     * @return whether it has its former settings; false: somebody has changed or deleted it meanwhile
     */
    public synchronized boolean end() throws IOException, InterruptedException {
        if (!begun) {
            return true;
        }
        begun = false;
        Map<String, String> present = without(cluster.config(source.name()).orElse(Map.of()));
        if (!present.equals(settings)) {
            return false;
        }
        cluster.rest().putConfig(source.name(), without(source.config()));
        return true;
    }

    private static Map<String, String> without(Map<String, String> config) {
        Map<String, String> settings = new HashMap<>(config);
        settings.remove(NAME);
        return settings;
    }
}
