// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import io.syncengine.connect.cli.outcome.CommandFailure;
import picocli.CommandLine.Option;

import java.time.Duration;

/** How long a command waits for what it asked for to have happened. */
final class WaitOptions {

    private static final int MAX = 3600;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long to wait until the connectors are as asked; 0: do not. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    Duration limit() throws CommandFailure {
        if (seconds < 0 || seconds > MAX) {
            throw CommandFailure.usage("--wait must lie between 0 and " + MAX);
        }
        return Duration.ofSeconds(seconds);
    }
}
