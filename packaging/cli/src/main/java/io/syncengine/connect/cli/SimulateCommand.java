// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import io.syncengine.connect.cli.outcome.CommandFailure;
import io.syncengine.connect.cli.runtime.Checkout;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Starts a simulator, by the simulator's own command: {@code packaging/stripe-sync.sh} puts the simulators' jar on the class
 * path.
 */
@Command(
        name = "simulate",
        description = {
            "Run a simulated Stripe account, or a simulated Google Sheets, until Ctrl-C. From a checkout only.",
            ""
        })
final class SimulateCommand {

    private static final String PACKAGE = "io.syncengine.connect.simulators.";

    /** What stands in for a simulator that is not there. */
    @Command(description = "Runs from a checkout only.")
    static final class Missing implements Callable<Integer> {

        private final String name;

        /** Tells how the failure is told. */
        @Option(names = "--json", hidden = true)
        private boolean json;

        @Unmatched
        private List<String> arguments = new ArrayList<>();

        Missing(String name) {
            this.name = name;
        }

        @Override
        public Integer call() throws CommandFailure {
            List<String> given = new ArrayList<>(List.of("simulate", name));
            given.addAll(arguments);
            if (json) {
                given.add("--json");
            }
            throw CommandFailure.of(Checkout.missing(String.join(" ", given)));
        }
    }

    private SimulateCommand() {}

    /** The command with all that can be simulated. */
    static CommandLine commandLine() {
        CommandLine command = new CommandLine(new SimulateCommand());
        command.addSubcommand("stripe", simulator("stripe", "stripe.cli.StripeSimulatorCommand"));
        command.addSubcommand("sheets", simulator("sheets", "sheets.cli.SheetsSimulatorCommand"));
        return command;
    }

    private static Object simulator(String name, String type) {
        try {
            return Class.forName(PACKAGE + type).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            return new Missing(name);
        }
    }
}
