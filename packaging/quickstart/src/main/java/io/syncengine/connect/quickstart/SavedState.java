// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart;

import java.util.Properties;

/**
 * What a data directory was started with and must be started with again, because topics and offsets in it belong to one
 * account and one database.
 *
 * @param port first of the ports
 * @param account {@code simulated} or {@code stripe}
 * @param rows size of the simulated account; 0 for a real one
 * @param seed of the simulated account
 * @param created moment that the simulated account begins to live at, in seconds; 0 for a real one
 * @param database its URL without password
 */
record SavedState(int port, String account, long rows, long seed, long created, String database) {

    static final String SIMULATED = "simulated";
    static final String STRIPE = "stripe";

    static SavedState of(Properties properties) {
        return new SavedState(
                Integer.parseInt(properties.getProperty("port", "0")),
                properties.getProperty("account", SIMULATED),
                Long.parseLong(properties.getProperty("rows", "0")),
                Long.parseLong(properties.getProperty("seed", "0")),
                Long.parseLong(properties.getProperty("created", "0")),
                properties.getProperty("database", ""));
    }

    Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("port", Integer.toString(port));
        properties.setProperty("account", account);
        properties.setProperty("rows", Long.toString(rows));
        properties.setProperty("seed", Long.toString(seed));
        properties.setProperty("created", Long.toString(created));
        properties.setProperty("database", database);
        return properties;
    }

    SavedState withPort(int first) {
        return new SavedState(first, account, rows, seed, created, database);
    }

    boolean isSimulated() {
        return account.equals(SIMULATED);
    }
}
