// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import org.apache.kafka.common.config.ConfigDef;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Shows a setting where another one has one of some values; offers none itself.
 *
 * @param values empty: any value
 */
record VisibleWith(String other, Set<String> values) implements ConfigDef.Recommender {

    VisibleWith {
        values = Set.copyOf(values);
    }

    static VisibleWith any(String other) {
        return new VisibleWith(other, Set.of());
    }

    static VisibleWith one(String other, String... values) {
        return new VisibleWith(other, Set.of(values));
    }

    @Override
    public List<Object> validValues(String name, Map<String, Object> parsedConfig) {
        return List.of();
    }

    @Override
    public boolean visible(String name, Map<String, Object> parsedConfig) {
        String value = String.valueOf(parsedConfig.getOrDefault(other, ""));
        return values.isEmpty() ? !value.isEmpty() : values.contains(value);
    }
}
