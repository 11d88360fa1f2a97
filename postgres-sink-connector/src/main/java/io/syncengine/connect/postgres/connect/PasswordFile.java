// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.connect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A password in a file that somebody else keeps up to date, such as a secret that is mounted, or a token that a sidecar
 * renews. White space around it is left out.
 *
 * @param setting that names the file, for messages
 * @param path on every worker
 */
public record PasswordFile(String setting, String path) implements Passwords {

    @Override
    public String current() throws PasswordException {
        try {
            String password =
                    Files.readString(Path.of(path), StandardCharsets.UTF_8).strip();
            if (password.isEmpty()) {
                throw new PasswordException(setting, "the file is empty");
            }
            return password;
        } catch (NoSuchFileException | InvalidPathException e) {
            throw new PasswordException(setting, "is not the path of a file on this worker");
        } catch (IOException e) {
            throw new PasswordException(
                    setting, "the file cannot be read (" + e.getClass().getSimpleName() + "); check its rights");
        }
    }

    /** It may have been replaced while the server was asked. */
    @Override
    public boolean renew() {
        return true;
    }
}
