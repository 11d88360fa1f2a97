// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.schema;

import io.syncengine.connect.protocol.ValueType;
import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** Which columns the types of values become, and which existing columns take them. */
public final class TypeMapper {

    private TypeMapper() {}

    /** The type of a column that is made for such values. Never one with a length or precision: none could be right. */
    public static ColumnType column(ValueType type) {
        return switch (type) {
            case BOOLEAN -> ColumnType.BOOLEAN;
            case INT32 -> ColumnType.INTEGER;
            case INT64 -> ColumnType.BIGINT;
            case FLOAT64 -> ColumnType.DOUBLE;
            case DECIMAL -> ColumnType.NUMERIC;
            case STRING -> ColumnType.TEXT;
            case JSON -> ColumnType.JSONB;
            case BYTES -> ColumnType.BYTEA;
            case DATE -> ColumnType.DATE;
            case TIME -> ColumnType.TIME;
            case TIMESTAMP -> ColumnType.TIMESTAMPTZ;
            case UUID -> ColumnType.UUID;
        };
    }

    /** The type of a column that is made for arrays of such values, which are plain. */
    static ColumnType array(ValueType elements) {
        return switch (elements) {
            case BOOLEAN -> ColumnType.BOOLEAN_ARRAY;
            case INT32 -> ColumnType.INTEGER_ARRAY;
            case INT64 -> ColumnType.BIGINT_ARRAY;
            case FLOAT64 -> ColumnType.DOUBLE_ARRAY;
            default -> ColumnType.TEXT_ARRAY;
        };
    }

    /**
     * Whether such values can be stored in an existing column. A moment goes into a column without time zone in UTC; a
     * text goes into a JSON column as the document that it holds.
     */
    public static Fit fit(ValueType type, ColumnType column) {
        if (column == column(type) || (column.isText() && type != ValueType.BYTES)) {
            return column == ColumnType.VARCHAR || column == ColumnType.BPCHAR ? Fit.BY_VALUE : Fit.YES;
        }
        return switch (type) {
            case BOOLEAN -> column.isJson() ? Fit.YES : Fit.NO;
            case INT32, INT64, FLOAT64, DECIMAL -> number(type, column);
            case STRING -> text(column);
            case JSON -> document(column);
            case DATE -> column == ColumnType.TIMESTAMP || column == ColumnType.TIMESTAMPTZ ? Fit.YES : Fit.NO;
            case TIMESTAMP -> column == ColumnType.TIMESTAMP ? Fit.YES : Fit.NO;
            case BYTES, TIME, UUID -> Fit.NO;
        };
    }

    private static Fit number(ValueType type, ColumnType column) {
        return switch (column) {
            // What JSON and numeric cannot hold of a double is NaN or infinite.
            case NUMERIC, JSON, JSONB -> type == ValueType.FLOAT64 ? Fit.BY_VALUE : Fit.YES;
            case BIGINT, DOUBLE -> type == ValueType.INT32 ? Fit.YES : Fit.BY_VALUE;
            case SMALLINT, INTEGER, REAL -> Fit.BY_VALUE;
            default -> Fit.NO;
        };
    }

    private static Fit document(ColumnType column) {
        if (column.isArray()) {
            // Documents that are arrays of what the column holds.
            return Fit.BY_VALUE;
        }
        return column == ColumnType.JSON ? Fit.YES : Fit.NO;
    }

    private static Fit text(ColumnType column) {
        return switch (column) {
            case JSON, JSONB, UUID, DATE, TIME, TIMESTAMP, TIMESTAMPTZ, OTHER -> Fit.BY_VALUE;
            case TEXT_ARRAY, BOOLEAN_ARRAY, INTEGER_ARRAY, BIGINT_ARRAY, DOUBLE_ARRAY -> Fit.BY_VALUE;
            default -> Fit.NO;
        };
    }

    /** The type that an existing column would need to take all such values too; empty if it takes them, or none does. */
    static Optional<ColumnType> widened(ColumnType column, ValueType type) {
        Fit fit = fit(type, column);
        ColumnType wanted = column(type);
        return switch (column) {
            case SMALLINT, INTEGER, BIGINT, REAL, DOUBLE ->
                fit == Fit.YES ? Optional.empty() : Optional.ofNullable(widerNumber(column, type));
            case VARCHAR, BPCHAR -> type == ValueType.BYTES ? Optional.empty() : Optional.of(ColumnType.TEXT);
            // A document or bytes would be lost to all who query them as such.
            case JSON, JSONB, BYTEA, OTHER, TEXT -> Optional.empty();
            case TEXT_ARRAY, BOOLEAN_ARRAY, INTEGER_ARRAY, BIGINT_ARRAY, DOUBLE_ARRAY -> Optional.empty();
            default -> fit == Fit.NO && wanted != ColumnType.BYTEA ? Optional.of(ColumnType.TEXT) : Optional.empty();
        };
    }

    private static @Nullable ColumnType widerNumber(ColumnType column, ValueType type) {
        return switch (type) {
            case INT32 -> column == ColumnType.REAL ? ColumnType.DOUBLE : ColumnType.INTEGER;
            case INT64 ->
                column == ColumnType.REAL || column == ColumnType.DOUBLE ? ColumnType.NUMERIC : ColumnType.BIGINT;
            case FLOAT64 -> column == ColumnType.REAL ? ColumnType.DOUBLE : ColumnType.NUMERIC;
            case DECIMAL -> ColumnType.NUMERIC;
            case BYTES -> null;
            default -> ColumnType.TEXT;
        };
    }
}
