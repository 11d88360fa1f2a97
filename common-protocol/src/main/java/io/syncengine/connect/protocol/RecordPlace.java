// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.protocol;

import org.apache.kafka.connect.sink.SinkRecord;

/** How messages name a record: by its place, as it was before any transformation, and never by its key or values. */
public final class RecordPlace {

    private RecordPlace() {}

    /** Such as "Record in topic t, partition 0, offset 7". */
    public static String of(SinkRecord record) {
        return "Record in topic " + record.originalTopic() + ", partition " + record.originalKafkaPartition()
                + ", offset " + record.originalKafkaOffset();
    }
}
