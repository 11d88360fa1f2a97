// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import io.syncengine.connect.protocol.TopicNames;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** What may stand before a stream's name so that Kafka accepts the two as a topic. */
final class TopicPrefix implements ConfigDef.Validator {

    /** 249 less room for the longest name that a stream may get. */
    private static final int MAX_LENGTH = 180;

    @Override
    public void ensureValid(String name, @Nullable Object value) {
        String prefix = String.valueOf(value);
        if (prefix.isEmpty() || prefix.length() > MAX_LENGTH || !TopicNames.isLegal(prefix + "x")) {
            throw new ConfigException(name, value, "must be " + this);
        }
    }

    @Override
    public String toString() {
        return "1 to " + MAX_LENGTH + " letters, digits, dots, underscores and dashes";
    }
}
