// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.buffer;

import org.apache.kafka.common.TopicPartition;

/**
 * Where a record was read, as the consumer knows it.
 *
 * @param partition before any transformation
 */
public record Arrival(TopicPartition partition, long offset) {

    /** Whether the record comes before the other in the topic, although it was read after it. */
    boolean precedes(Arrival other) {
        return partition.equals(other.partition) && offset < other.offset;
    }
}
