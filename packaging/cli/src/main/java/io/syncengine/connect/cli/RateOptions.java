// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import io.syncengine.connect.cli.outcome.CommandFailure;
import picocli.CommandLine.Option;

/** How fast Stripe is asked: connectors need most of what it allows. */
final class RateOptions {

    private static final int MAX = 1000;

    @Option(
            names = "--rate",
            paramLabel = "CALLS",
            defaultValue = "10",
            description = "Calls a second to Stripe at most, beside those of a connector. Default: ${DEFAULT-VALUE}.")
    private double rate;

    double callsPerSecond() throws CommandFailure {
        if (!(rate > 0 && rate <= MAX)) {
            throw CommandFailure.usage("--rate must be more than 0, and " + MAX + " at most");
        }
        return rate;
    }
}
