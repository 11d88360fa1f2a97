// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import io.syncengine.connect.cli.outcome.CommandFailure;

/** Libraries of the connectors, which some commands use as well. They lie in the bundle once, with the plugins. */
final class Plugins {

    private static final String SOURCE = "io.syncengine.connect.stripe.spec.StreamRegistry";
    private static final String DRIVER = "org.postgresql.Driver";

    private Plugins() {}

    /** @throws CommandFailure if the libraries are not there */
    static void require() throws CommandFailure {
        try {
            Class.forName(SOURCE, false, Plugins.class.getClassLoader());
            Class.forName(DRIVER, false, Plugins.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw CommandFailure.of("this needs the libraries of the Stripe source and the PostgreSQL sink: unpack the"
                    + " whole bundle, or set STRIPE_SYNC_PLUGINS to the folder of the worker's plugins");
        }
    }
}
