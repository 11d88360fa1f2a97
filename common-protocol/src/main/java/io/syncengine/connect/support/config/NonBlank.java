// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/** A text or password that holds more than white space. */
public final class NonBlank implements ConfigDef.Validator {

    @Override
    public void ensureValid(String name, @Nullable Object value) {
        String text = value instanceof Password password ? password.value() : (String) value;
        if (text == null || text.isBlank()) {
            throw new ConfigException(name, value, "must not be empty");
        }
    }

    @Override
    public String toString() {
        return "not empty";
    }
}
