// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import org.jspecify.annotations.Nullable;

/**
 * A record of a stream's topic.
 *
 * @param version milliseconds since 1970: {@code _updated_at}, for a tombstone the record's timestamp
 * @param deleted whether it says that the row is gone
 * @param tombstone whether it has no value
 * @param raw {@code _raw_data}; null for a tombstone
 * @param event id of the event that it came of; null when it came of a list
 */
record TopicRecord(
        String topic,
        String id,
        String account,
        long offset,
        long version,
        boolean deleted,
        boolean tombstone,
        @Nullable String raw,
        @Nullable String event) {

    String key() {
        return topic + "/" + id + "/" + account;
    }
}
