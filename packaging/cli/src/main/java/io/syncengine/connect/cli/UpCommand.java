// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import io.syncengine.connect.cli.outcome.CommandFailure;
import io.syncengine.connect.cli.runtime.Checkout;
import io.syncengine.connect.cli.runtime.QuickstartProcess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Runs everything on this machine until Ctrl-C. */
@Command(
        name = "up",
        description = {
            "Run broker, worker and PostgreSQL on this machine, and sync an account into it until Ctrl-C: a simulated one, or"
                    + " yours. Started again, it goes on where it was. From a checkout only.",
            ""
        })
final class UpCommand implements Callable<Integer> {

    @Mixin
    private RuntimeOptions runtime = new RuntimeOptions();

    @Option(names = "--stop", description = "Stop what runs on the data directory, and end.")
    private boolean stop;

    @Override
    public Integer call() throws CommandFailure, IOException, InterruptedException {
        Checkout checkout = Checkout.require("up");
        List<String> arguments = new ArrayList<>(runtime.arguments());
        if (stop) {
            arguments.add("--stop");
        }
        return new QuickstartProcess(checkout, arguments, runtime.secrets()).run();
    }
}
