// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.spec.StreamRegistry;
import org.apache.kafka.common.config.ConfigDef;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Offers the names of all streams. */
final class StreamNames implements ConfigDef.Recommender {

    private final StreamRegistry registry;

    StreamNames(StreamRegistry registry) {
        this.registry = registry;
    }

    @Override
    public List<Object> validValues(String name, Map<String, Object> parsedConfig) {
        List<Object> names = new ArrayList<>();
        registry.streams().stream().map(StreamDefinition::name).forEach(names::add);
        return names;
    }

    @Override
    public boolean visible(String name, Map<String, Object> parsedConfig) {
        return true;
    }
}
