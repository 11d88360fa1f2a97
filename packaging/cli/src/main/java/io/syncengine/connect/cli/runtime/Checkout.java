// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.runtime;

import io.syncengine.connect.cli.outcome.CommandFailure;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The checkout that the program was started from: {@code packaging/stripe-sync.sh} names it. The bundle has none, and
 * nothing of a broker, a worker, a database or a simulator either.
 *
 * @param folder its root
 */
public record Checkout(Path folder) {

    /** System property with the folder; empty or not set in the bundle. */
    public static final String PROPERTY = "stripe.sync.checkout";

    private static final String QUICKSTART = "packaging/quickstart.sh";

    /**
     * The checkout.
     *
     * @param command that needs it, for the message
     * @throws CommandFailure saying how to get one, where there is none
     */
    public static Checkout require(String command) throws CommandFailure {
        String folder = System.getProperty(PROPERTY, "");
        if (folder.isEmpty() || !Files.isReadable(Path.of(folder, QUICKSTART))) {
            throw CommandFailure.of(missing(command));
        }
        return new Checkout(Path.of(folder));
    }

    /** How to get what the bundle leaves out. */
    public static String missing(String command) {
        return command
                + " runs from a checkout only: the bundle leaves out broker, worker, database and simulators for their"
                + " size. With a JDK 17 or newer and nothing else: git clone"
                + " https://github.com/syncengine/sync-engine-connect, and packaging/stripe-sync.sh " + command
                + " in it";
    }

    /** The script that runs broker, worker and database. */
    public Path quickstart() {
        return folder.resolve(QUICKSTART);
    }
}
