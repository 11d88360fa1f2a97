// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.config;

import io.syncengine.connect.protocol.TopicNames;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** A topic and its table, {@code topic:table}. */
final class TopicTable implements ConfigDef.Validator {

    static String topic(String pair) {
        return pair.substring(0, pair.indexOf(':')).strip();
    }

    static String table(String pair) {
        return pair.substring(pair.indexOf(':') + 1).strip();
    }

    @Override
    public void ensureValid(String name, @Nullable Object value) {
        String pair = String.valueOf(value);
        if (pair.indexOf(':') < 1
                || !TopicNames.isLegal(topic(pair))
                || table(pair).isEmpty()) {
            throw new ConfigException(name, value, "must be " + this);
        }
    }

    @Override
    public String toString() {
        return "topic:table";
    }
}
