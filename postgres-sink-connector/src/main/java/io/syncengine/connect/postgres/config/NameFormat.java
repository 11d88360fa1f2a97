// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.config;

import io.syncengine.connect.postgres.schema.TableNaming;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** A text in which a topic's name or its last part is put. */
final class NameFormat implements ConfigDef.Validator {

    private static final String STREAM = TableNaming.STREAM;
    private static final String TOPIC = TableNaming.TOPIC;

    @Override
    public void ensureValid(String name, @Nullable Object value) {
        String format = String.valueOf(value);
        if (!format.contains(STREAM) && !format.contains(TOPIC)) {
            throw new ConfigException(
                    name, value, "must hold " + this + "; one table for several topics is what topic.to.table is for");
        }
        if (format.replace(STREAM, "").replace(TOPIC, "").contains("${")) {
            throw new ConfigException(name, value, "must hold no other reference than " + this);
        }
    }

    @Override
    public String toString() {
        return STREAM + " or " + TOPIC;
    }
}
