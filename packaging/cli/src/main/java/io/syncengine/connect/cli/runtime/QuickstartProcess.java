// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.runtime;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The quickstart as a process of its own, which ends when this program does. */
public final class QuickstartProcess {

    /** How the quickstart begins what it has to say about its end. */
    private static final String REASON = "quickstart: ";

    private final Checkout checkout;
    private final List<String> arguments;
    private final Map<String, String> environment;

    /**
     * A process that does not run yet.
     *
     * @param environment added to that of this program; secrets are handed on by it
     */
    public QuickstartProcess(Checkout checkout, List<String> arguments, Map<String, String> environment) {
        this.checkout = checkout;
        this.arguments = List.copyOf(arguments);
        this.environment = Map.copyOf(environment);
    }

    /**
     * How it ended.
     *
     * @param code exit code
     * @param reason why it failed, as it was printed; empty: nothing was said
     */
    public record Ended(int code, String reason) {}

    /** Runs it on this program's terminal, and returns its exit code. */
    public int run() throws IOException, InterruptedException {
        Process process = builder().inheritIO().start();
        endWithThisProgram(process);
        return process.waitFor();
    }

    /** Runs it, and passes on line by line all that it prints. */
    public Ended run(PrintWriter lines) throws IOException, InterruptedException {
        Process process = builder()
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.INHERIT)
                .start();
        endWithThisProgram(process);
        String reason = "";
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.println(line);
                lines.flush();
                if (line.startsWith(REASON)) {
                    reason = line.substring(REASON.length());
                }
            }
        }
        return new Ended(process.waitFor(), reason);
    }

    private ProcessBuilder builder() {
        List<String> command =
                new ArrayList<>(List.of("bash", checkout.quickstart().toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return builder;
    }

    /** Ctrl-C reaches both; who ends this program alone means the other as well, and gives it the time to stop. */
    private static void endWithThisProgram(Process process) {
        Thread end = new Thread(
                () -> {
                    process.destroy();
                    process.onExit().join();
                },
                "stripe-sync-end");
        Runtime.getRuntime().addShutdownHook(end);
    }
}
