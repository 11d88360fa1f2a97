// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The versions of Stripe's API whose description is at hand. */
final class ApiVersion implements ConfigDef.Validator, ConfigDef.Recommender {

    private static final Pattern VERSION = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(\\.[a-z0-9_]+)?");

    private final String bundled;

    ApiVersion(String bundled) {
        this.bundled = bundled;
    }

    @Override
    public void ensureValid(String name, @Nullable Object value) {
        String version = String.valueOf(value);
        if (!VERSION.matcher(version).matches()) {
            throw new ConfigException(
                    name,
                    value,
                    "must be a version of Stripe's API, such as " + bundled + "; leave it out to use that one");
        }
        if (!version.equals(bundled)) {
            throw new ConfigException(
                    name,
                    value,
                    "must be " + bundled + ", the version whose description this release of the connector holds");
        }
    }

    @Override
    public List<Object> validValues(String name, Map<String, Object> parsedConfig) {
        return List.of(bundled);
    }

    @Override
    public boolean visible(String name, Map<String, Object> parsedConfig) {
        return true;
    }

    @Override
    public String toString() {
        return bundled;
    }
}
