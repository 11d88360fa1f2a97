// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import org.apache.kafka.common.config.ConfigDef;

import java.util.List;
import java.util.Map;

/** Shows a setting where another one has a value; offers none itself. */
record VisibleWith(String other) implements ConfigDef.Recommender {

    @Override
    public List<Object> validValues(String name, Map<String, Object> parsedConfig) {
        return List.of();
    }

    @Override
    public boolean visible(String name, Map<String, Object> parsedConfig) {
        Object value = parsedConfig.get(other);
        return value != null && !value.toString().isEmpty();
    }
}
