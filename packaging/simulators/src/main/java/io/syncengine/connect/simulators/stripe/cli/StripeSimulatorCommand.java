// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.cli;

import io.syncengine.connect.simulators.stripe.http.SimulatorServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** The command line of the simulator. */
@Command(
        name = "stripe-simulator",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        usageHelpAutoWidth = true,
        description = {
            "A simulated Stripe account on this machine: lists, objects and events of Stripe's API, with its rate limits, and"
                    + " with faults where you want them. Same options, same objects.",
            ""
        },
        optionListHeading = "Options:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Help or version was asked for.",
            "1:It cannot start; the reason is printed.",
            "2:The command line is wrong.",
            "130:Ended by Ctrl-C."
        })
public final class StripeSimulatorCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private SimulatorArguments arguments = new SimulatorArguments();

    @Option(names = "--json", description = "Print where it is, and its key, as JSON on a line.")
    private boolean json;

    /** Runs it until Ctrl-C. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        CommandLine command = new CommandLine(new StripeSimulatorCommand());
        command.setParameterExceptionHandler((e, args) -> {
            PrintWriter err = e.getCommandLine().getErr();
            err.println("stripe-simulator: " + oneLine(e) + "; see --help");
            return e.getCommandLine().getCommandSpec().exitCodeOnInvalidInput();
        });
        command.setExecutionExceptionHandler((e, line, parsed) -> {
            line.getErr().println("stripe-simulator: " + oneLine(e));
            return line.getCommandSpec().exitCodeOnExecutionException();
        });
        return command;
    }

    private static String oneLine(Exception e) {
        return Objects.requireNonNullElse(e.getMessage(), e.toString()).replaceAll("\\s*\\R\\s*", " ");
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        SimulatorServer server = started();
        CountDownLatch end = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stripe-simulator-shutdown"));
        PrintWriter out = commandLineOf().getOut();
        StartReport report = arguments.report(server);
        if (json) {
            out.println(report.json());
        } else {
            report.lines().forEach(out::println);
        }
        out.flush();
        try {
            end.await();
        } finally {
            server.close();
        }
        return 0;
    }

    private SimulatorServer started() throws IOException {
        try {
            return SimulatorServer.start(arguments.options(), arguments::prepare);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(commandLineOf(), oneLine(e), e);
        }
    }

    private CommandLine commandLineOf() {
        return Objects.requireNonNull(spec, "picocli sets it").commandLine();
    }
}
