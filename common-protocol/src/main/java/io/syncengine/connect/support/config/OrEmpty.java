// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/** An empty value, which stands for "not set", or one that another rule accepts. */
public final class OrEmpty implements ConfigDef.Validator {

    private final ConfigDef.Validator rule;

    private OrEmpty(ConfigDef.Validator rule) {
        this.rule = rule;
    }

    public static OrEmpty or(ConfigDef.Validator rule) {
        return new OrEmpty(rule);
    }

    @Override
    public void ensureValid(String name, @Nullable Object value) {
        Object plain = value instanceof Password password ? password.value() : value;
        if (plain != null && !plain.equals("")) {
            rule.ensureValid(name, value);
        }
    }

    @Override
    public String toString() {
        return "empty, or " + rule;
    }
}
