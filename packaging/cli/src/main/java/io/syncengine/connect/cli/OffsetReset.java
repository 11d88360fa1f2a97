// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import io.syncengine.connect.cli.outcome.CommandFailure;
import io.syncengine.connect.cli.pipeline.StateWait;
import io.syncengine.connect.quickstart.runtime.ConnectRest;
import io.syncengine.connect.quickstart.runtime.ConnectorStatus;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Stops connectors, for Connect changes positions of none that runs, and forgets their positions. */
final class OffsetReset {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final ConnectRest rest;

    OffsetReset(ConnectRest rest) {
        this.rest = rest;
    }

    void all(List<String> connectors) throws CommandFailure, IOException, InterruptedException {
        stop(connectors);
        for (String connector : connectors) {
            rest.resetOffsets(connector);
        }
    }

    /** Returns when no task of the connectors is left. */
    void stop(List<String> connectors) throws CommandFailure, IOException, InterruptedException {
        for (String connector : connectors) {
            rest.stop(connector);
        }
        Map<String, ConnectorStatus> states = new StateWait(rest, LIMIT).until(connectors, OffsetReset::isStopped);
        for (Map.Entry<String, ConnectorStatus> state : states.entrySet()) {
            if (!isStopped(state.getValue())) {
                throw CommandFailure.of(state.getKey() + " has not stopped within " + LIMIT.toSeconds()
                        + " s, and positions of a connector that runs cannot be changed");
            }
        }
    }

    private static boolean isStopped(ConnectorStatus status) {
        return status.state().equals("STOPPED") && status.taskStates().isEmpty();
    }
}
