// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import io.syncengine.connect.stripe.spec.TimestampMode;
import org.apache.kafka.common.config.AbstractConfig;

/**
 * Where rows go and what they look like.
 *
 * @param rawData whether rows have {@code _raw_data}
 * @param tombstones whether a deletion is followed by a record without value
 */
public record RecordSettings(String topicPrefix, TimestampMode timestamps, boolean rawData, boolean tombstones) {

    static RecordSettings of(AbstractConfig config) {
        return new RecordSettings(
                config.getString(RecordKeys.TOPIC_PREFIX_CONFIG),
                TimestampMode.ofCode(config.getString(RecordKeys.TIMESTAMPS_CONFIG)),
                config.getBoolean(RecordKeys.RAW_DATA_CONFIG),
                config.getBoolean(RecordKeys.TOMBSTONES_CONFIG));
    }
}
