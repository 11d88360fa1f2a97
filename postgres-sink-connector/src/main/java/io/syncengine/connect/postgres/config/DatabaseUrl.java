// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.config;

import io.syncengine.connect.postgres.connect.PostgresUrl;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** The URL of a database, without credentials. */
final class DatabaseUrl implements ConfigDef.Validator {

    @Override
    public void ensureValid(String name, @Nullable Object value) {
        try {
            PostgresUrl.parse(String.valueOf(value));
        } catch (IllegalArgumentException e) {
            // Without the value: it may hold the very password that is refused.
            throw new ConfigException(name + ": " + e.getMessage());
        }
    }

    @Override
    public String toString() {
        return "jdbc:postgresql://… or postgresql://…, without user and password";
    }
}
