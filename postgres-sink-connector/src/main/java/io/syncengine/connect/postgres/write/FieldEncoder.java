// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

/** Writes values of one type into a column of one type. */
@FunctionalInterface
interface FieldEncoder {

    /** Takes none. */
    FieldEncoder NONE = (value, out) -> false;

    /**
     * Writes the value as a field of a tuple.
     *
     * @return false if the column cannot hold it; what was written by then is to be taken back
     * @throws org.apache.kafka.connect.errors.DataException if the whole row cannot be stored for it
     */
    boolean write(Object value, TupleBuffer out);
}
