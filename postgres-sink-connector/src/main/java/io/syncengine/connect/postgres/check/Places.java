// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.check;

import io.syncengine.connect.postgres.config.ConnectionKeys;

import java.util.Map;

/**
 * The settings in which a user wrote what has more than one place.
 *
 * @param server where the host is named
 * @param database where the database is named
 */
record Places(String server, String database) {

    static Places of(Map<String, String> settings) {
        return settings.getOrDefault(ConnectionKeys.URL_CONFIG, "").isBlank()
                ? new Places(ConnectionKeys.HOST_CONFIG, ConnectionKeys.DATABASE_CONFIG)
                : new Places(ConnectionKeys.URL_CONFIG, ConnectionKeys.URL_CONFIG);
    }
}
