// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import io.syncengine.connect.support.errant.ErrantReports;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;

import java.util.HashSet;
import java.util.Set;

/**
 * Reports a record once, however often the worker delivers it again because others of its delivery could not be written.
 * Used by the task's thread.
 */
final class FirstReports {

    /** More are reported again, rather than fill the memory. */
    private static final int LIMIT = 10_000;

    private final ErrantReports reports;
    private final Set<Place> reported = new HashSet<>();

    /** Where the record came from, whatever transformations made of its topic. */
    private record Place(TopicPartition partition, long offset) {

        static Place of(SinkRecord record) {
            return new Place(
                    new TopicPartition(record.originalTopic(), record.originalKafkaPartition()),
                    record.originalKafkaOffset());
        }
    }

    FirstReports(ErrantReports reports) {
        this.reports = reports;
    }

    /** As {@link ErrantReports#report}, unless the record was reported already. */
    void report(SinkRecord record, DataException reason) {
        Place place = Place.of(record);
        if (!reported.contains(place)) {
            reports.report(record, reason);
            if (reported.size() < LIMIT) {
                reported.add(place);
            }
        }
    }

    /** As {@link ErrantReports#awaitAll}. */
    void awaitAll() {
        reports.awaitAll();
    }

    /** The delivery was taken, and does not come again. */
    void delivered() {
        reported.clear();
    }
}
