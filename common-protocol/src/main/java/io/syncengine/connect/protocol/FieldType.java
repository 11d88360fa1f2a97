// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.protocol;

import static java.util.Map.entry;

import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * How values of one Connect schema become values of a row. Schemas are told apart by their names where these are
 * Connect's own or the well-known ones of Debezium's sources, else by their types.
 *
 * @param conversion from Connect's value, not null, to one of the type
 */
record FieldType(ValueType type, UnaryOperator<Object> conversion) {

    /** A schema name means something only on the Connect type that it belongs to. */
    private record Named(Schema.Type base, FieldType type) {}

    private static final long NANOS_PER_DAY = 86_400_000_000_000L;

    private static final FieldType STRING = new FieldType(ValueType.STRING, value -> value);
    private static final FieldType JSON_TEXT = new FieldType(ValueType.JSON, value -> value);
    private static final FieldType BYTES = new FieldType(ValueType.BYTES, FieldType::bytes);

    private static final Map<String, Named> NAMED = Map.ofEntries(
            named(Decimal.LOGICAL_NAME, Schema.Type.BYTES, ValueType.DECIMAL, value -> value),
            named(Date.LOGICAL_NAME, Schema.Type.INT32, ValueType.DATE, value -> day(connectMillis(value))),
            named(
                    Time.LOGICAL_NAME,
                    Schema.Type.INT32,
                    ValueType.TIME,
                    value -> timeOfDay(Math.floorMod(connectMillis(value), NANOS_PER_DAY / 1_000_000) * 1_000_000)),
            named(
                    Timestamp.LOGICAL_NAME,
                    Schema.Type.INT64,
                    ValueType.TIMESTAMP,
                    value -> Instant.ofEpochMilli(connectMillis(value))),
            named(RecordFields.JSON_SCHEMA_NAME, Schema.Type.STRING, ValueType.JSON, value -> value),
            named("io.debezium.data.Uuid", Schema.Type.STRING, ValueType.UUID, v -> UUID.fromString((String) v)),
            named(
                    "io.debezium.data.VariableScaleDecimal",
                    Schema.Type.STRUCT,
                    ValueType.DECIMAL,
                    v -> decimal((Struct) v)),
            named(
                    "io.debezium.time.Date",
                    Schema.Type.INT32,
                    ValueType.DATE,
                    value -> LocalDate.ofEpochDay((Integer) value)),
            named("io.debezium.time.Time", Schema.Type.INT32, ValueType.TIME, v -> timeOfDay((Integer) v * 1_000_000L)),
            named("io.debezium.time.MicroTime", Schema.Type.INT64, ValueType.TIME, v -> timeOfDay((Long) v * 1000)),
            named("io.debezium.time.NanoTime", Schema.Type.INT64, ValueType.TIME, v -> timeOfDay((Long) v)),
            named(
                    "io.debezium.time.Timestamp",
                    Schema.Type.INT64,
                    ValueType.TIMESTAMP,
                    value -> Instant.ofEpochMilli((Long) value)),
            named(
                    "io.debezium.time.MicroTimestamp",
                    Schema.Type.INT64,
                    ValueType.TIMESTAMP,
                    value -> Instant.EPOCH.plus((Long) value, ChronoUnit.MICROS)),
            named(
                    "io.debezium.time.NanoTimestamp",
                    Schema.Type.INT64,
                    ValueType.TIMESTAMP,
                    value -> Instant.EPOCH.plusNanos((Long) value)),
            named(
                    "io.debezium.time.ZonedTimestamp",
                    Schema.Type.STRING,
                    ValueType.TIMESTAMP,
                    value -> OffsetDateTime.parse((String) value).toInstant()));

    /**
     * The type for a schema.
     *
     * @param json whether a string is known to hold JSON
     */
    static FieldType of(Schema schema, boolean json) {
        Named named = schema.name() == null ? null : NAMED.get(schema.name());
        if (named != null && named.base == schema.type()) {
            return named.type;
        }
        return switch (schema.type()) {
            case INT8, INT16, INT32 -> new FieldType(ValueType.INT32, value -> ((Number) value).intValue());
            case INT64 -> new FieldType(ValueType.INT64, value -> value);
            case FLOAT32, FLOAT64 -> new FieldType(ValueType.FLOAT64, value -> ((Number) value).doubleValue());
            case BOOLEAN -> new FieldType(ValueType.BOOLEAN, value -> value);
            case STRING -> json ? JSON_TEXT : STRING;
            case BYTES -> BYTES;
            case ARRAY, MAP, STRUCT -> new FieldType(ValueType.JSON, value -> JsonText.of(schema, value));
        };
    }

    /** The type of an array's elements, where they are texts, numbers or truth values without further meaning. */
    static @Nullable ValueType elements(Schema schema) {
        if (schema.type() != Schema.Type.ARRAY || schema.valueSchema().name() != null) {
            return null;
        }
        return switch (schema.valueSchema().type()) {
            case INT8, INT16, INT32, INT64, FLOAT32, FLOAT64, BOOLEAN, STRING ->
                of(schema.valueSchema(), false).type();
            case BYTES, ARRAY, MAP, STRUCT -> null;
        };
    }

    private static Map.Entry<String, Named> named(
            String name, Schema.Type base, ValueType type, UnaryOperator<Object> conversion) {
        return entry(name, new Named(base, new FieldType(type, conversion)));
    }

    private static long connectMillis(Object value) {
        return ((java.util.Date) value).getTime();
    }

    private static LocalDate day(long millis) {
        return LocalDate.ofEpochDay(Math.floorDiv(millis, NANOS_PER_DAY / 1_000_000));
    }

    /** 24:00, which some databases know, is the last moment of the day. */
    private static LocalTime timeOfDay(long nanos) {
        return nanos == NANOS_PER_DAY ? LocalTime.MAX : LocalTime.ofNanoOfDay(nanos);
    }

    private static BigDecimal decimal(Struct value) {
        return new BigDecimal(new BigInteger(bytes(value.get("value"))), value.getInt32("scale"));
    }

    /** A buffer's own position is left alone: another task of the pipeline may read it too. */
    static byte[] bytes(Object value) {
        if (value instanceof ByteBuffer buffer) {
            ByteBuffer copy = buffer.duplicate();
            byte[] bytes = new byte[copy.remaining()];
            copy.get(bytes);
            return bytes;
        }
        return (byte[]) value;
    }
}
