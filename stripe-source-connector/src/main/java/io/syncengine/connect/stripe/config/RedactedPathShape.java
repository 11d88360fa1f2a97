// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import io.syncengine.connect.stripe.redact.RedactedPath;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** A path of {@code redact.fields}, as far as it can be judged without knowing streams and properties. */
final class RedactedPathShape implements ConfigDef.Validator {

    @Override
    public void ensureValid(String name, @Nullable Object value) {
        try {
            RedactedPath.parse(String.valueOf(value));
        } catch (IllegalArgumentException e) {
            throw new ConfigException(name, value, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public String toString() {
        return "<stream>.<property>, the property with as many names as its path has";
    }
}
