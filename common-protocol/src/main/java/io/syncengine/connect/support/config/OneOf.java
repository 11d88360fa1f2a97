// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One of a few words, in lower case as written. Refuses others with the nearest word, and offers all of them. */
public final class OneOf implements ConfigDef.Validator, ConfigDef.Recommender {

    private final List<String> words;

    private OneOf(List<String> words) {
        this.words = words;
    }

    public static OneOf words(String... words) {
        return new OneOf(List.of(words));
    }

    /** The names of the constants in lower case. */
    public static OneOf constants(Enum<?>[] constants) {
        return new OneOf(Arrays.stream(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList());
    }

    @Override
    public void ensureValid(String name, @Nullable Object value) {
        if (!(value instanceof String word) || !words.contains(word)) {
            String near = NearNames.hint(String.valueOf(value), words);
            throw new ConfigException(name, value, "must be one of " + String.join(", ", words) + near);
        }
    }

    @Override
    public List<Object> validValues(String name, Map<String, Object> parsedConfig) {
        return List.copyOf(words);
    }

    @Override
    public boolean visible(String name, Map<String, Object> parsedConfig) {
        return true;
    }

    @Override
    public String toString() {
        return "one of " + String.join(", ", words);
    }
}
