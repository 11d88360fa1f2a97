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

/** Syncs an account once. */
@Command(
        name = "sync",
        description = {
            "Sync an account into PostgreSQL on this machine, and end when the backfill is complete: with 0 when it is, and"
                    + " with 1 and the reason when a stream fails, one that was named is skipped, or nothing moves any more."
                    + " The database stays up; up --stop ends it. From a checkout only.",
            ""
        })
final class SyncCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--once", required = true, description = "End when the backfill is complete; up goes on.")
    private boolean once;

    @Mixin
    private RuntimeOptions runtime = new RuntimeOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public Integer call() throws CommandFailure, IOException, InterruptedException {
        Checkout checkout = Checkout.require("sync --once");
        List<String> arguments = new ArrayList<>(runtime.arguments());
        if (once) {
            arguments.add("--once");
        }
        QuickstartProcess process = new QuickstartProcess(checkout, arguments, runtime.secrets());
        return new RuntimeRun(process, output, "complete")
                .run(Objects.requireNonNull(spec, "picocli sets it").commandLine());
    }
}
