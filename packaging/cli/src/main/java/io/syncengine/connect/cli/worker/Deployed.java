// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.worker;

import io.syncengine.connect.quickstart.runtime.ConnectorStatus;

import java.util.Map;
import java.util.Set;

/**
 * A connector that the cluster holds.
 *
 * @param name as in the REST API
 * @param type source or sink; unknown until the cluster has loaded the plugin
 * @param config as it was submitted: references to secrets stay references
 * @param report what the cluster says of it and its tasks
 */
public record Deployed(String name, String type, Map<String, String> config, Report report) {

    private static final Set<String> OURS =
            Set.of(ConnectorClass.STRIPE_SOURCE, ConnectorClass.POSTGRES_SINK, ConnectorClass.SHEETS_SINK);

    public Deployed {
        config = Map.copyOf(config);
    }

    /** Its class without the package and without {@code Connector} at its end. */
    public String shortClass() {
        return ConnectorClass.shortName(config.getOrDefault("connector.class", ""));
    }

    public boolean isOurs() {
        return OURS.contains(shortClass());
    }

    /** Whether it reads Stripe. */
    public boolean isStripeSource() {
        return shortClass().equals(ConnectorClass.STRIPE_SOURCE);
    }

    /** Whether it fills a spreadsheet. */
    public boolean isSheetsSink() {
        return shortClass().equals("SheetsSink");
    }

    public boolean isSource() {
        return type.equals("source");
    }

    public ConnectorStatus status() {
        return report.status();
    }
}
