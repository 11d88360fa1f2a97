// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.schema;

import java.util.HashMap;
import java.util.Map;

/** The types of columns that the sink writes, by PostgreSQL's own fixed numbers for them. */
public enum ColumnType {
    TEXT("text", 25, "text"),
    VARCHAR("varchar", 1043, "text"),
    BPCHAR("bpchar", 1042, "text"),
    BOOLEAN("boolean", 16, "bool"),
    SMALLINT("smallint", 21, "int2"),
    INTEGER("integer", 23, "int4"),
    BIGINT("bigint", 20, "int8"),
    REAL("real", 700, "float4"),
    DOUBLE("double precision", 701, "float8"),
    NUMERIC("numeric", 1700, "numeric"),
    DATE("date", 1082, "text"),
    TIME("time", 1083, "text"),
    TIMESTAMP("timestamp", 1114, "text"),
    TIMESTAMPTZ("timestamptz", 1184, "text"),
    JSON("json", 114, "text"),
    JSONB("jsonb", 3802, "text"),
    BYTEA("bytea", 17, "bytea"),
    UUID("uuid", 2950, "uuid"),
    /** Any other type, such as an enumeration or an array: written as text that the server reads, never by COPY. */
    OTHER("", 0, "text");

    private static final Map<Integer, ColumnType> BY_OID = new HashMap<>();

    static {
        for (ColumnType type : values()) {
            BY_OID.put(type.oid, type);
        }
    }

    private final String sqlName;
    private final int oid;
    private final String transport;

    ColumnType(String sqlName, int oid, String transport) {
        this.sqlName = sqlName;
        this.oid = oid;
        this.transport = transport;
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

    /**
     * Element type of the array in which many values travel to {@code unnest}, as pgjdbc's {@code createArrayOf} takes it.
     * Where it is another type than the column's, the statement casts to {@link Column#typeName()}.
     */
    public String transport() {
        return transport;
    }

    /** Whether its binary form is known, so that COPY can write it. */
    public boolean isCopyable() {
        return this != OTHER;
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
