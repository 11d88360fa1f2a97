// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.protocol;

import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Words for records that cannot be read. They name the place and the field and never a value, nor do they carry a cause:
 * the message of a failed parse quotes what it could not parse.
 */
final class Fault {

    private Fault() {}

    static DataException of(String field, String what) {
        return new DataException("field \"" + field + "\": " + what);
    }

    /** The same fault with the place of its record. */
    static DataException at(SinkRecord record, DataException fault) {
        return new DataException(RecordPlace.of(record) + ": " + fault.getMessage());
    }

    /** The Java type of a value, in words for a message. */
    static String type(Object value) {
        return value.getClass().getSimpleName();
    }
}
