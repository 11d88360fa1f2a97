// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A list without empty and repeated items. Kafka's own list validators are not used: they drop or refuse repetitions
 * depending on the worker's version, so that a configuration would deploy on one worker and not on another.
 */
public final class DistinctList implements ConfigDef.Validator {

    private final boolean emptyAllowed;
    private final ConfigDef.@Nullable Validator item;

    private DistinctList(boolean emptyAllowed, ConfigDef.@Nullable Validator item) {
        this.emptyAllowed = emptyAllowed;
        this.item = item;
    }

    /** At least one item. */
    public static DistinctList notEmpty() {
        return new DistinctList(false, null);
    }

    public static DistinctList maybeEmpty() {
        return new DistinctList(true, null);
    }

    /** Each item has to pass that rule as well. */
    public DistinctList each(ConfigDef.Validator rule) {
        return new DistinctList(emptyAllowed, rule);
    }

    @Override
    public void ensureValid(String name, @Nullable Object value) {
        List<?> items = value instanceof List<?> list ? list : List.of();
        if (items.isEmpty() && !emptyAllowed) {
            throw new ConfigException(name, value, "must hold at least one item");
        }
        Set<String> seen = new HashSet<>();
        for (Object element : items) {
            String text = String.valueOf(element).trim();
            if (text.isEmpty()) {
                throw new ConfigException(name, value, "holds an empty item; check for a comma too many");
            }
            if (!seen.add(text)) {
                throw new ConfigException(name, value, "holds '" + text + "' more than once");
            }
            if (item != null) {
                item.ensureValid(name, text);
            }
        }
    }

    @Override
    public String toString() {
        String rule = item == null ? "" : ", each " + item;
        return (emptyAllowed ? "list without repetitions" : "list of one or more, without repetitions") + rule;
    }
}
