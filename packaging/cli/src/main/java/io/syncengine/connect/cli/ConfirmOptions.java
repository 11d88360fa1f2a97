// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import io.syncengine.connect.cli.outcome.CommandFailure;
import picocli.CommandLine.Option;

import java.io.Console;

/** Has a person agree to what cannot be taken back. */
final class ConfirmOptions {

    @Option(names = "--yes", description = "Do not ask whether to go on.")
    private boolean yes;

    /** @throws CommandFailure if a person says no, or there is nobody to ask */
    void confirm(String question) throws CommandFailure {
        if (yes) {
            return;
        }
        Console console = System.console();
        if (console == null) {
            throw CommandFailure.usage(question + " Give --yes to agree: there is no terminal to ask on");
        }
        String answer = console.readLine("%s [y/N] ", question);
        if (answer == null || !answer.strip().equalsIgnoreCase("y")) {
            throw CommandFailure.of("nothing was done");
        }
    }
}
