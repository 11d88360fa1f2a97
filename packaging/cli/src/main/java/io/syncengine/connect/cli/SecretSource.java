// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import io.syncengine.connect.cli.outcome.CommandFailure;
import org.jspecify.annotations.Nullable;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a secret comes from: a file, the environment, or a person. Never the command line, which others can see.
 *
 * @param need what is said where it is missing, such as {@code --user needs a password}
 * @param option that names the file
 * @param variable of the environment
 * @param prompt for a person, such as {@code Password}
 */
record SecretSource(String need, String option, String variable, String prompt) {

    /** What the file holds, or where there is none, what was configured, else the environment; empty when nothing does. */
    Optional<String> known(@Nullable Path file, Optional<String> configured) throws CommandFailure, IOException {
        if (file != null) {
            if (!Files.isReadable(file)) {
                throw CommandFailure.usage(option + " cannot be read: " + file);
            }
            // Editors end a file with a line break, which is no part of the secret.
            return Optional.of(Files.readString(file).replaceAll("[\\r\\n]+$", ""));
        }
        return configured.or(() -> Optional.ofNullable(System.getenv(variable)).filter(value -> !value.isEmpty()));
    }

    /** The same, but what nothing holds a person is asked for. */
    String read(@Nullable Path file, Optional<String> configured) throws CommandFailure, IOException {
        Optional<String> known = known(file, configured);
        return known.isPresent() ? known.get() : ask();
    }

    /** @throws CommandFailure if there is nobody to ask */
    String ask() throws CommandFailure {
        Console console = System.console();
        char[] typed = console == null ? null : console.readPassword("%s: ", prompt);
        if (typed == null) {
            throw CommandFailure.usage(need + ": by the variable " + variable + ", or by " + option);
        }
        return new String(typed);
    }
}
