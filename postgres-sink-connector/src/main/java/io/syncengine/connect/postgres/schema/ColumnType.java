// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.schema;

import java.util.HashMap;
import java.util.Map;

/** The types of columns that the sink writes, by PostgreSQL's own fixed numbers for them. */
public enum ColumnType {
    TEXT("text", 25),
    VARCHAR("varchar", 1043),
    BPCHAR("bpchar", 1042),
    BOOLEAN("boolean", 16),
    SMALLINT("smallint", 21),
    INTEGER("integer", 23),
    BIGINT("bigint", 20),
    REAL("real", 700),
    DOUBLE("double precision", 701),
    NUMERIC("numeric", 1700),
    DATE("date", 1082),
    TIME("time", 1083),
    TIMESTAMP("timestamp", 1114),
    TIMESTAMPTZ("timestamptz", 1184),
    JSON("json", 114),
    JSONB("jsonb", 3802),
    BYTEA("bytea", 17),
    UUID("uuid", 2950),
    TEXT_ARRAY("text[]", 1009),
    BOOLEAN_ARRAY("boolean[]", 1000),
    INTEGER_ARRAY("integer[]", 1007),
    BIGINT_ARRAY("bigint[]", 1016),
    DOUBLE_ARRAY("double precision[]", 1022),
    /** Any other type, such as an enumeration: written as text that the server reads, never by COPY. */
    OTHER("", 0);

    private static final Map<Integer, ColumnType> BY_OID = new HashMap<>();

    static {
        for (ColumnType type : values()) {
            BY_OID.put(type.oid, type);
        }
    }

    private final String sqlName;
    private final int oid;

    ColumnType(String sqlName, int oid) {
        this.sqlName = sqlName;
        this.oid = oid;
    }

    /** The type of a column by its {@code pg_type.oid}. */
    public static ColumnType ofOid(int oid) {
        return BY_OID.getOrDefault(oid, OTHER);
    }

    /** As it stands in a statement that makes such a column; empty for {@link #OTHER}. */
    public String sqlName() {
        return sqlName;
    }

    /** {@code pg_type.oid}; 0 for {@link #OTHER}. */
    public int oid() {
        return oid;
    }

    /** Whether values go as they are; others go as text that the server reads, and never by COPY. */
    public boolean isCopyable() {
        return this != OTHER && !isArray();
    }

    /** Whether it is an array. Arrays cannot be elements of arrays of their rows. */
    public boolean isArray() {
        return switch (this) {
            case TEXT_ARRAY, BOOLEAN_ARRAY, INTEGER_ARRAY, BIGINT_ARRAY, DOUBLE_ARRAY -> true;
            default -> false;
        };
    }

    /** Whether it holds any text. */
    public boolean isText() {
        return this == TEXT || this == VARCHAR || this == BPCHAR;
    }

    /** Whether it holds a JSON document. */
    public boolean isJson() {
        return this == JSON || this == JSONB;
    }
}
