// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import io.syncengine.connect.cli.outcome.CommandFailure;
import org.jspecify.annotations.Nullable;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the password of Connect's REST API comes from: a file, the environment, or a person. */
final class PasswordSource {

    private static final String VARIABLE = "CONNECT_PASSWORD";

    private PasswordSource() {}

    static String read(@Nullable Path file, String user) throws CommandFailure, IOException {
        if (file != null) {
            if (!Files.isReadable(file)) {
                throw CommandFailure.usage("--password-file cannot be read: " + file);
            }
            // Editors end a file with a line break, which is no part of the password.
            return Files.readString(file).replaceAll("[\\r\\n]+$", "");
        }
        String value = System.getenv(VARIABLE);
        if (value != null && !value.isEmpty()) {
            return value;
        }
        Console console = System.console();
        char[] typed = console == null ? null : console.readPassword("Password of %s: ", user);
        if (typed == null) {
            throw CommandFailure.usage(
                    "--user needs a password: by the variable " + VARIABLE + ", or by --password-file");
        }
        return new String(typed);
    }
}
