// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;

/** Where records go that cannot be stored. */
@FunctionalInterface
public interface ErrantRows {

    /**
     * Reports a record.
     *
     * @param reason names the record by its place, and no value
     * @throws org.apache.kafka.connect.errors.ConnectException if there is nobody to report to
     */
    void report(SinkRecord record, DataException reason);
}
