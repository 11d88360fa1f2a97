// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/** A text or password of a certain form. Shown by a description, since a pattern tells a user little. */
public final class Matching implements ConfigDef.Validator {

    private final Pattern pattern;
    private final String description;

    private Matching(Pattern pattern, String description) {
        this.pattern = pattern;
        this.description = description;
    }

    /**
     * A text that the whole pattern matches.
     *
     * @param description completes "must be …"
     */
    public static Matching pattern(String regex, String description) {
        return new Matching(Pattern.compile(regex), description);
    }

    @Override
    public void ensureValid(String name, @Nullable Object value) {
        String text = value instanceof Password password ? password.value() : (String) value;
        if (text == null || !pattern.matcher(text).matches()) {
            // The value of a password prints as [hidden].
            throw new ConfigException(name, value, "must be " + description);
        }
    }

    @Override
    public String toString() {
        return description;
    }
}
