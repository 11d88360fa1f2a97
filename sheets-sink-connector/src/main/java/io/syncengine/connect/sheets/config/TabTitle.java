// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** The title of a tab. */
final class TabTitle implements ConfigDef.Validator {

    static final int LONGEST = 100;

    @Override
    public void ensureValid(String name, @Nullable Object value) {
        String title = String.valueOf(value);
        if (title.isBlank() || title.length() > LONGEST) {
            throw new ConfigException(name, value, "must be " + this);
        }
    }

    @Override
    public String toString() {
        return "1 to " + LONGEST + " characters";
    }
}
