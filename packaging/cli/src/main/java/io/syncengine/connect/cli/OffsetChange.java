// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.syncengine.connect.cli.outcome.CommandFailure;
import io.syncengine.connect.quickstart.runtime.CommittedOffset;
import io.syncengine.connect.quickstart.runtime.ConnectRest;

import java.io.IOException;
import java.util.List;

/** Changes positions of a connector: it is stopped for that, and left as it was found afterwards. */
final class OffsetChange {

    /** What is to be changed, decided when nothing moves any more. */
    @FunctionalInterface
    interface Decision {

        /**
         * Decides.
         *
         * @param committed what the connector has left behind
         * @return as Connect's REST API takes it; without any offset, nothing is changed
         */
        JsonNode of(List<CommittedOffset> committed) throws CommandFailure;
    }

    /** What is done meanwhile. */
    @FunctionalInterface
    interface Action {
        void run() throws CommandFailure, IOException, InterruptedException;
    }

    private final ConnectRest rest;
    private final String connector;

    OffsetChange(ConnectRest rest, String connector) {
        this.rest = rest;
        this.connector = connector;
    }

    /** Makes the change; returns when the worker has taken it. */
    void apply(Decision decision) throws CommandFailure, IOException, InterruptedException {
        whileStopped(() -> {
            JsonNode body = decision.of(rest.offsets(connector));
            if (!body.path("offsets").isEmpty()) {
                rest.alterOffsets(connector, body);
            }
        });
    }

    /** Does something for which the connector must not run. */
    void whileStopped(Action action) throws CommandFailure, IOException, InterruptedException {
        String before = rest.status(connector).state();
        if (before.equals("UNKNOWN")) {
            throw CommandFailure.of("there is no connector " + connector);
        }
        try {
            new OffsetReset(rest).stop(List.of(connector));
            action.run();
        } finally {
            // Whether or not it came to pass.
            resume(before);
        }
    }

    private void resume(String before) throws IOException, InterruptedException {
        if (before.equals("PAUSED")) {
            rest.pause(connector);
        } else if (!before.equals("STOPPED")) {
            rest.resume(connector);
        }
    }
}
