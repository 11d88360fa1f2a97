// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import io.syncengine.connect.stripe.redact.InvalidRedactionException;
import io.syncengine.connect.stripe.redact.RedactedPath;
import io.syncengine.connect.stripe.redact.Redaction;
import io.syncengine.connect.stripe.spec.StreamRegistry;
import io.syncengine.connect.stripe.spec.TimestampMode;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;

/**
 * Where rows go and what they look like.
 *
 * @param rawData whether rows have {@code _raw_data}
 * @param tombstones whether a deletion is followed by a record without value
 * @param redaction what never leaves
 */
public record RecordSettings(
        TopicFormat topics,
        ValueFormat format,
        TimestampMode timestamps,
        boolean rawData,
        boolean tombstones,
        Redaction redaction) {

    static RecordSettings of(AbstractConfig config, StreamRegistry registry) {
        return new RecordSettings(
                new TopicFormat(
                        config.getString(RecordKeys.TOPIC_PREFIX_CONFIG),
                        config.getString(RecordKeys.TOPIC_FORMAT_CONFIG)),
                ValueFormat.ofCode(config.getString(RecordKeys.VALUE_FORMAT_CONFIG)),
                TimestampMode.ofCode(config.getString(RecordKeys.TIMESTAMPS_CONFIG)),
                config.getBoolean(RecordKeys.RAW_DATA_CONFIG),
                config.getBoolean(RecordKeys.TOMBSTONES_CONFIG),
                parsed(config, registry));
    }

    private static Redaction parsed(AbstractConfig config, StreamRegistry registry) {
        try {
            return redaction(config, registry);
        } catch (InvalidRedactionException e) {
            throw new ConfigException(e.getMessage());
        }
    }

    /** What {@code redact.fields} means in that version of the API. */
    static Redaction redaction(AbstractConfig config, StreamRegistry registry) throws InvalidRedactionException {
        return Redaction.of(
                registry,
                config.getList(RecordKeys.REDACT_CONFIG).stream()
                        .map(RedactedPath::parse)
                        .toList());
    }
}
