// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.cli;

import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.data.AccountOptions;
import io.syncengine.connect.simulators.stripe.data.StreamCounts;
import picocli.CommandLine.Option;

import java.util.HashMap;
import java.util.Map;

/** What the account is like besides its rows. */
final class AccountArguments {
    private static final String ACCOUNTS = "accounts";
    private static final int MOST_CONNECTED = 1_000;

    @Option(
            names = "--children",
            paramLabel = "PERCENT",
            description = "Percent of the usual number of objects that have children, such as lines. Default: 100.")
    private int children = 100;

    @Option(
            names = "--test-clocks",
            paramLabel = "PERCENT",
            description =
                    "Percent of the customers, subscriptions and quotes in test mode that live on a test clock. Default: 0.")
    private int testClocks;

    @Option(
            names = "--lost-events",
            paramLabel = "PERCENT",
            description = "Percent of the events that are never generated. Default: 0.")
    private double lostEvents;

    @Option(
            names = "--connected",
            paramLabel = "N",
            description = "Connected accounts, which the header Stripe-Account asks for. Default: 0.")
    private int connected;

    @Option(
            names = "--connected-rows",
            paramLabel = "N",
            description = "Objects of each connected account; their ids are alike. Default: 1000.")
    private int connectedRows = 1_000;

    /** @throws IllegalArgumentException naming the option that is wrong and what would be right */
    AccountOptions account(AccountOptions usual) {
        check("--children", children, 1_000);
        check("--test-clocks", testClocks, 100);
        check("--connected", connected, MOST_CONNECTED);
        check("--connected-rows", connectedRows, 1_000_000);
        if (!(lostEvents >= 0 && lostEvents <= 100)) {
            throw new IllegalArgumentException("--lost-events is " + lostEvents + ": give 0 to 100");
        }
        return usual.withChildren(children)
                .withTestClocks(testClocks)
                .withEvents(usual.events().withLost(lostEvents / 100));
    }

    /** Objects of each connected account. */
    Map<String, Integer> connected(ApiCatalog catalog) {
        return connected == 0 ? Map.of() : withAccounts(StreamCounts.usual(catalog, connectedRows), 0);
    }

    /** Objects of the platform, with its connected accounts, if it has any. */
    Map<String, Integer> withConnected(Map<String, Integer> counts) {
        return connected == 0 ? counts : withAccounts(counts, connected);
    }

    private static Map<String, Integer> withAccounts(Map<String, Integer> counts, int accounts) {
        Map<String, Integer> all = new HashMap<>(counts);
        all.put(ACCOUNTS, accounts);
        return all;
    }

    private static void check(String option, int value, int most) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException(option + " is " + value + ": give 0 to " + most);
        }
    }
}
