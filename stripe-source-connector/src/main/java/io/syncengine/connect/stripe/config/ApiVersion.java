// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import io.syncengine.connect.stripe.network.NetworkSettings;
import io.syncengine.connect.stripe.version.Descriptions;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The form of versions of Stripe's API; offers those whose description is at hand. */
final class ApiVersion implements ConfigDef.Validator, ConfigDef.Recommender {

    private static final Pattern VERSION =
            Pattern.compile("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])(\\.[a-z0-9_]+)?");

    private final String bundled;

    ApiVersion(String bundled) {
        this.bundled = bundled;
    }

    @Override
    public void ensureValid(String name, @Nullable Object value) {
        if (!VERSION.matcher(String.valueOf(value)).matches()) {
            throw new ConfigException(
                    name,
                    value,
                    "must be a version of Stripe's API, such as " + bundled + "; leave it out to use that one");
        }
    }

    @Override
    public List<Object> validValues(String name, Map<String, Object> parsedConfig) {
        return List.copyOf(Descriptions.standard(NetworkSettings.PLAIN).atHand());
    }

    @Override
    public boolean visible(String name, Map<String, Object> parsedConfig) {
        return true;
    }

    @Override
    public String toString() {
        return "date, or date and name, of a version";
    }
}
