// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Recommender;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Adds the keys of one group to a definition, in the order in which they are declared:
 *
 * <pre>{@code
 * ConfigKeys.of(def, "Connection")
 *         .password("connection.password", "Password").optional("").define("…")
 *         .integer("batch.size", "Batch size").optional(1000).check(Between.of(1, 10_000)).define("…");
 * }</pre>
 *
 * <p>A key is required unless it gets a default, of low importance unless said otherwise, and has the width usual for its
 * type.
 */
public final class ConfigKeys {

    private final ConfigDef def;
    private final String group;
    private int order;

    private ConfigKeys(ConfigDef def, String group) {
        this.def = def;
        this.group = group;
    }

    /** Declares keys of the group that is shown under that title. */
    public static ConfigKeys of(ConfigDef def, String group) {
        return new ConfigKeys(def, group);
    }

    public Key text(String name, String displayName) {
        return new Key(name, displayName, ConfigDef.Type.STRING, Width.MEDIUM);
    }

    /** A value that Connect masks wherever it shows configurations. */
    public Key password(String name, String displayName) {
        return new Key(name, displayName, ConfigDef.Type.PASSWORD, Width.MEDIUM);
    }

    public Key list(String name, String displayName) {
        return new Key(name, displayName, ConfigDef.Type.LIST, Width.LONG);
    }

    public Key integer(String name, String displayName) {
        return new Key(name, displayName, ConfigDef.Type.INT, Width.SHORT);
    }

    public Key wholeNumber(String name, String displayName) {
        return new Key(name, displayName, ConfigDef.Type.LONG, Width.SHORT);
    }

    public Key decimal(String name, String displayName) {
        return new Key(name, displayName, ConfigDef.Type.DOUBLE, Width.SHORT);
    }

    public Key flag(String name, String displayName) {
        return new Key(name, displayName, ConfigDef.Type.BOOLEAN, Width.SHORT);
    }

    /** A key being described; {@link #define} adds it. */
    public final class Key {
        private final String name;
        private final String displayName;
        private final ConfigDef.Type type;
        private Width width;
        private Object defaultValue = ConfigDef.NO_DEFAULT_VALUE;
        private Importance importance = Importance.LOW;
        private @Nullable Validator validator;
        private @Nullable Recommender recommender;
        private List<String> dependents = List.of();

        private Key(String name, String displayName, ConfigDef.Type type, Width width) {
            this.name = name;
            this.displayName = displayName;
            this.type = type;
            this.width = width;
        }

        /** May be left out; then it has that value. */
        public Key optional(Object value) {
            defaultValue = value;
            return this;
        }

        public Key important() {
            importance = Importance.HIGH;
            return this;
        }

        public Key medium() {
            importance = Importance.MEDIUM;
            return this;
        }

        public Key width(Width shown) {
            width = shown;
            return this;
        }

        public Key check(Validator rule) {
            validator = rule;
            return this;
        }

        public Key recommend(Recommender source) {
            recommender = source;
            return this;
        }

        /** Takes one of these words only, and offers them. */
        public Key oneOf(OneOf words) {
            return check(words).recommend(words);
        }

        /** Settings whose offered values or visibility change with this one, so that an editor asks for them anew. */
        public Key dependents(String... names) {
            dependents = List.of(names);
            return this;
        }

        /**
         * Adds the key.
         *
         * @param doc for a user: meaning, unit, range, when to change it
         */
        public ConfigKeys define(String doc) {
            order++;
            def.define(
                    name,
                    type,
                    defaultValue,
                    validator,
                    importance,
                    doc,
                    group,
                    order,
                    width,
                    displayName,
                    dependents,
                    recommender);
            return ConfigKeys.this;
        }
    }
}
