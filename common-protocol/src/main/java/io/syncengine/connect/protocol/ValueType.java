// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.protocol;

/**
 * What a value of a row can be, whatever form it had in the record. Each constant names the Java type that
 * {@link RowReader} gives for it; a value of a row is of that type or null.
 */
public enum ValueType {
    /** {@link Boolean}. */
    BOOLEAN,
    /** {@link Integer}; Connect's int8, int16 and int32. */
    INT32,
    /** {@link Long}. */
    INT64,
    /** {@link Double}, which may be NaN or infinite; Connect's float32 and float64. */
    FLOAT64,
    /** {@link java.math.BigDecimal}. */
    DECIMAL,
    /** {@link String}. */
    STRING,
    /** {@link String} that holds one JSON document. */
    JSON,
    /** {@code byte[]}, which nobody changes. */
    BYTES,
    /** {@link java.time.LocalDate}. */
    DATE,
    /** {@link java.time.LocalTime}. */
    TIME,
    /** {@link java.time.Instant}. */
    TIMESTAMP,
    /** {@link java.util.UUID}. */
    UUID
}
