// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import org.apache.kafka.connect.errors.DataException;

/**
 * A row that cannot be stored.
 *
 * @param reason names no value
 */
record BadRow(PendingRow row, DataException reason) {

    static BadRow of(PendingRow row, String reason) {
        return new BadRow(
                row,
                new DataException("Record in topic " + row.partition().topic() + ", partition "
                        + row.partition().partition() + ", offset " + row.offset() + " cannot be stored: " + reason));
    }
}
