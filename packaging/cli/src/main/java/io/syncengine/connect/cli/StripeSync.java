// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The program {@code stripe-sync}. */
@Command(
        name = "stripe-sync",
        scope = CommandLine.ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        usageHelpAutoWidth = true,
        description = {
            "Runs and watches pipelines that bring a Stripe account to where its rows are wanted, on any Kafka Connect"
                    + " cluster, through its REST API.",
            ""
        },
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Done; for status: all is well.",
            "1:It could not be done. The reason is printed.",
            "2:The command line, or a file that it names, is wrong.",
            "3:Done, and something is not well: a connector or a task has failed, a stream meets errors, a row"
                    + " differs, or a check fails."
        },
        footer = {
            "",
            "Passwords and credentials are taken from the environment, from a file or from a prompt, never from the command"
                    + " line."
        },
        subcommands = {
            CheckCommand.class,
            DiscoverCommand.class,
            UpCommand.class,
            SyncCommand.class,
            PipelineCommand.class,
            StatusCommand.class,
            VerifyCommand.class,
            OffsetsCommand.class,
            EventsCommand.class,
            ListenCommand.class,
            SheetsCommand.class
        })
public final class StripeSync {

    private StripeSync() {}

    /** Runs a command and ends the JVM with its exit code. */
    public static void main(String[] args) {
        System.exit(run(writer(FileDescriptor.out), writer(FileDescriptor.err), args));
    }

    /** Runs a command and returns its exit code. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine command = commandLine();
        command.setOut(out);
        command.setErr(err);
        return command.execute(args);
    }

    /** All commands. */
    static CommandLine commandLine() {
        CommandLine command = new CommandLine(new StripeSync());
        command.addSubcommand("simulate", SimulateCommand.commandLine());
        command.addSubcommand("completion", new AutoComplete.GenerateCompletion());
        FailureReport failures = new FailureReport(command.getParameterExceptionHandler());
        command.setExecutionExceptionHandler(failures);
        command.setParameterExceptionHandler(failures);
        return command;
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
    }
}
