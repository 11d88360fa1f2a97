// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import io.syncengine.connect.postgres.schema.Column;
import io.syncengine.connect.postgres.schema.ColumnType;

/** How a column's values travel as an array: PostgreSQL's numbers of the array's type and of its elements'. */
final class Transport {

    static final int TEXT = 25;
    static final int TEXT_ARRAY = 1009;
    static final int TIMESTAMPTZ = 1184;
    static final int TIMESTAMPTZ_ARRAY = 1185;

    private Transport() {}

    /** The types for a column. What the sink does not know goes as text, which the statement casts. */
    static BinaryArray.Type of(ColumnType type) {
        return new BinaryArray.Type(array(type), type.isCopyable() ? type.oid() : TEXT);
    }

    private static int array(ColumnType type) {
        return switch (type) {
            case TEXT, OTHER -> TEXT_ARRAY;
            case TEXT_ARRAY, BOOLEAN_ARRAY, INTEGER_ARRAY, BIGINT_ARRAY, DOUBLE_ARRAY -> TEXT_ARRAY;
            case VARCHAR -> 1015;
            case BPCHAR -> 1014;
            case BOOLEAN -> 1000;
            case SMALLINT -> 1005;
            case INTEGER -> 1007;
            case BIGINT -> 1016;
            case REAL -> 1021;
            case DOUBLE -> 1022;
            case NUMERIC -> 1231;
            case DATE -> 1182;
            case TIME -> 1183;
            case TIMESTAMP -> 1115;
            case TIMESTAMPTZ -> TIMESTAMPTZ_ARRAY;
            case JSON -> 199;
            case JSONB -> 3807;
            case BYTEA -> 1001;
            case UUID -> 2951;
        };
    }

    /** A parameter or column of a {@code FROM} list as a value of the column's type. */
    static String cast(Column column, String expression) {
        return column.type().isCopyable() ? expression : expression + "::" + column.typeName();
    }
}
