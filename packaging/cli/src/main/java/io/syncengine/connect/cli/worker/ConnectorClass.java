// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.worker;

/** Names of connector classes: Connect lets a configuration leave out package and {@code Connector}. */
public final class ConnectorClass {

    public static final String STRIPE_SOURCE = "StripeSource";
    public static final String POSTGRES_SINK = "PostgresSink";
    public static final String SHEETS_SINK = "SheetsSink";

    private ConnectorClass() {}

    /** A class as a configuration has it, without the package and without {@code Connector} at its end. */
    public static String shortName(String type) {
        String last = type.substring(type.lastIndexOf('.') + 1);
        return last.endsWith("Connector") ? last.substring(0, last.length() - "Connector".length()) : last;
    }
}
