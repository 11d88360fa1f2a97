// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.pipeline;

import io.syncengine.connect.quickstart.runtime.ConnectRest;
import io.syncengine.connect.quickstart.runtime.ConnectorStatus;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Waits until connectors are as they were asked to be: Connect takes a request at once and carries it out later. */
public final class StateWait {

    private static final Duration PAUSE = Duration.ofMillis(250);

    /** For a moment after a change the cluster still reports the failure from before. */
    private static final int LOOKS_AT_FAILURE = 8;

    private final ConnectRest rest;
    private final Duration limit;

    /** @param limit how long to wait; zero: look once */
    public StateWait(ConnectRest rest, Duration limit) {
        this.rest = rest;
        this.limit = limit;
    }

    /**
     * Looks at the connectors until all are as wanted, or have failed, or the limit is reached.
     *
     * @param wanted what a connector must be like
     * @return the states last seen, by connector
     */
    public Map<String, ConnectorStatus> until(List<String> connectors, Predicate<ConnectorStatus> wanted)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        Map<String, ConnectorStatus> states = new LinkedHashMap<>();
        Map<String, Integer> failures = new HashMap<>();
        List<String> open = new ArrayList<>(connectors);
        while (true) {
            for (String connector : List.copyOf(open)) {
                ConnectorStatus status = rest.status(connector);
                states.put(connector, status);
                int failed = status.isFailed() ? failures.merge(connector, 1, Integer::sum) : 0;
                if (wanted.test(status) || failed >= LOOKS_AT_FAILURE) {
                    open.remove(connector);
                }
            }
            if (open.isEmpty() || System.nanoTime() >= end) {
                return states;
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }
}
