// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.json;

import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.jspecify.annotations.Nullable;

import java.util.Date;
import java.util.Set;

/** The types that fields of a row have, each with its form in JSON. */
enum Scalar {
    BOOLEAN {
        @Override
        void write(Object value, JsonBytes out) {
            out.add((Boolean) value ? JsonWords.TRUE : JsonWords.FALSE);
        }

        @Override
        @Nullable
        Object read(JsonCursor in) {
            return in.truth();
        }
    },

    INT32 {
        @Override
        void write(Object value, JsonBytes out) {
            out.number((Integer) value);
        }

        @Override
        @Nullable
        Object read(JsonCursor in) {
            return in.int32();
        }
    },

    INT64 {
        @Override
        void write(Object value, JsonBytes out) {
            out.number((Long) value);
        }

        @Override
        @Nullable
        Object read(JsonCursor in) {
            return in.int64();
        }
    },

    FLOAT64 {
        @Override
        void write(Object value, JsonBytes out) {
            out.number((Double) value);
        }

        @Override
        @Nullable
        Object read(JsonCursor in) {
            return in.float64();
        }
    },

    STRING {
        @Override
        void write(Object value, JsonBytes out) {
            out.text((String) value);
        }

        @Override
        @Nullable
        Object read(JsonCursor in) {
            return in.text();
        }
    },

    /** {@link Date} in memory, milliseconds since 1970 in JSON. */
    TIMESTAMP {
        @Override
        void write(Object value, JsonBytes out) {
            out.number(((Date) value).getTime());
        }

        @Override
        @Nullable
        Object read(JsonCursor in) {
            Long millis = in.int64();
            return millis == null ? null : new Date(millis);
        }
    };

    /** Names by which the worker's converter takes a value for something else than its type says. */
    private static final Set<String> LOGICAL = Set.of(
            org.apache.kafka.connect.data.Date.LOGICAL_NAME,
            Decimal.LOGICAL_NAME,
            Time.LOGICAL_NAME,
            Timestamp.LOGICAL_NAME);

    /** Writes a value, which a struct has checked to be of this type. */
    abstract void write(Object value, JsonBytes out);

    /** Reads a value; null if there is something else, or the value in a form that is not expected. */
    abstract @Nullable Object read(JsonCursor in);

    /** The type of a field; null if rows have no such fields. */
    static @Nullable Scalar of(Schema schema) {
        if (schema.defaultValue() != null) {
            return null;
        }
        if (schema.name() != null && LOGICAL.contains(schema.name())) {
            return schema.name().equals(Timestamp.LOGICAL_NAME) && schema.type() == Schema.Type.INT64
                    ? TIMESTAMP
                    : null;
        }
        return switch (schema.type()) {
            case BOOLEAN -> BOOLEAN;
            case INT32 -> INT32;
            case INT64 -> INT64;
            case FLOAT64 -> FLOAT64;
            case STRING -> STRING;
            default -> null;
        };
    }
}
