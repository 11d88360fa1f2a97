// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import io.syncengine.connect.cli.outcome.CommandFailure;
import io.syncengine.connect.cli.runtime.Checkout;
import io.syncengine.connect.cli.runtime.QuickstartProcess;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private RuntimeOptions runtime = new RuntimeOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(names = "--stop", description = "Stop what runs on the data directory, and end.")
    private boolean stop;

    @Override
    public Integer call() throws CommandFailure, IOException, InterruptedException {
        Checkout checkout = Checkout.require("up");
        List<String> arguments = new ArrayList<>(runtime.arguments());
        if (stop) {
            arguments.add("--stop");
        }
        QuickstartProcess process = new QuickstartProcess(checkout, arguments, runtime.secrets());
        return new RuntimeRun(process, output, "ended")
                .run(Objects.requireNonNull(spec, "picocli sets it").commandLine());
    }
}
