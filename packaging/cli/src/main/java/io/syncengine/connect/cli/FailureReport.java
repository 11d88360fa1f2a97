// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.cli.outcome.CommandFailure;
import io.syncengine.connect.cli.outcome.ExitCode;
import io.syncengine.connect.quickstart.progress.Texts;
import io.syncengine.connect.quickstart.runtime.ConnectRestException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

import java.net.http.HttpTimeoutException;
import java.util.Arrays;
import javax.net.ssl.SSLException;

/** Tells why a command failed, in a line, or as JSON where that was asked for; never by a stack trace. */
final class FailureReport implements IExecutionExceptionHandler, IParameterExceptionHandler {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final String JSON = "--json";

    private final IParameterExceptionHandler usage;

    /** @param usage tells a person which commands there are, where none or an unknown one was given */
    FailureReport(IParameterExceptionHandler usage) {
        this.usage = usage;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        String message = message(e);
        ParseResult innermost = parsed;
        while (innermost.hasSubcommand()) {
            innermost = innermost.subcommand();
        }
        if (innermost.hasMatchedOption(JSON)) {
            printJson(message, command);
        } else {
            command.getErr().println("stripe-sync: " + message);
            command.getErr().flush();
        }
        return e instanceof CommandFailure failure ? failure.exitCode() : ExitCode.FAILURE;
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) throws Exception {
        CommandLine command = e.getCommandLine();
        String message = Texts.printable(String.valueOf(e.getMessage()));
        if (Arrays.asList(args).contains(JSON)) {
            printJson(message, command);
        } else if (!command.getSubcommands().isEmpty()) {
            return usage.handleParseException(e, args);
        } else {
            // All options of a command would push what is wrong off the screen.
            String name = command.getCommandSpec().qualifiedName();
            command.getErr().println("stripe-sync: " + message + "; " + name + " --help lists the options");
            command.getErr().flush();
        }
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static void printJson(String message, CommandLine command) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("error", message);
        command.getOut().println(json);
        command.getOut().flush();
    }

    /** Why, for a person, in a line. */
    static String message(Exception e) {
        if (e instanceof CommandFailure failure) {
            return String.valueOf(failure.getMessage());
        }
        return Texts.printable(foreign(e));
    }

    private static String foreign(Exception e) {
        if (e instanceof ConnectRestException refused) {
            return refused.status() == UNAUTHORIZED || refused.status() == FORBIDDEN
                    ? "the worker does not accept who asks: give --user, and its password by CONNECT_PASSWORD or"
                            + " --password-file (" + refused.getMessage() + ")"
                    : String.valueOf(refused.getMessage());
        }
        if (e instanceof SSLException) {
            return "the worker's certificate is not accepted: " + e.getMessage()
                    + "; name the authority that signed it with --ca-file";
        }
        if (e instanceof HttpTimeoutException) {
            return "the worker took too long to answer";
        }
        if (e instanceof InterruptedException) {
            return "ended before it was done";
        }
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
