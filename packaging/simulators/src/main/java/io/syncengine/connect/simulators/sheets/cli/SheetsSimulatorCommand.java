// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.cli;

import io.syncengine.connect.simulators.sheets.http.SheetsServer;
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

/** The command line of the simulated Google Sheets. */
@Command(
        name = "sheets",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = SheetsVersion.class,
        usageHelpAutoWidth = true,
        description = {
            "A simulated Google Sheets on this machine: spreadsheets behind the Sheets API, with its quotas and limits, and with"
                    + " faults where you want them. Each can be watched in a browser.",
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
public final class SheetsSimulatorCommand implements Callable<Integer> {
    private static final String NAME = "sheets-simulator: ";

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private SheetsArguments arguments = new SheetsArguments();

    @Option(names = "--json", description = "Print where it is, and its spreadsheets, as JSON on a line.")
    private boolean json;

    /** Runs it until Ctrl-C. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        CommandLine command = new CommandLine(new SheetsSimulatorCommand());
        command.setParameterExceptionHandler((e, args) -> {
            e.getCommandLine().getErr().println(NAME + oneLine(e) + "; see --help");
            return e.getCommandLine().getCommandSpec().exitCodeOnInvalidInput();
        });
        command.setExecutionExceptionHandler((e, line, parsed) -> {
            line.getErr().println(NAME + oneLine(e));
            return line.getCommandSpec().exitCodeOnExecutionException();
        });
        return command;
    }

    private static String oneLine(Exception e) {
        return Objects.requireNonNullElse(e.getMessage(), e.toString()).replaceAll("\\s*\\R\\s*", " ");
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        SheetsServer server = started();
        CountDownLatch end = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "sheets-simulator-shutdown"));
        PrintWriter out = commandLineOf().getOut();
        if (json) {
            out.println(arguments.startJson(server));
        } else {
            arguments.startLines(server).forEach(out::println);
        }
        out.flush();
        try {
            end.await();
        } finally {
            server.close();
        }
        return 0;
    }

    private SheetsServer started() throws IOException {
        try {
            return SheetsServer.start(arguments.options(), arguments::prepare);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(commandLineOf(), oneLine(e), e);
        }
    }

    private CommandLine commandLineOf() {
        return Objects.requireNonNull(spec, "picocli sets it").commandLine();
    }
}
