// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import org.postgresql.core.BaseConnection;
import org.postgresql.jdbc.PgArray;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Arrays as parameters, in the server's binary form: many rows in one statement, without a literal that somebody has to
 * write and somebody else to read.
 */
final class BinaryArray {

    private static final int HEADER = 20;

    private BinaryArray() {}

    /** Binds one field of many tuples. {@code cursors} holds where the field starts in each, and is moved behind it. */
    static void bindField(PreparedStatement statement, int index, Type type, TupleBuffer tuples, int[] cursors)
            throws SQLException {
        int size = HEADER;
        boolean nulls = false;
        for (int cursor : cursors) {
            size += tuples.fieldEnd(cursor) - cursor;
            nulls |= tuples.isNull(cursor);
        }
        TupleBuffer array = start(type.element(), nulls, cursors.length, size);
        for (int i = 0; i < cursors.length; i++) {
            int end = tuples.fieldEnd(cursors[i]);
            array.bytes(tuples.array(), cursors[i], end - cursors[i]);
            cursors[i] = end;
        }
        bind(statement, index, type.array(), array);
    }

    /**
     * The types of an array.
     *
     * @param array number of its type
     * @param element number of its elements' type
     */
    record Type(int array, int element) {}

    /** Binds texts, which must be clean. */
    static <T> void bindTexts(PreparedStatement statement, int index, List<T> rows, Function<T, String> text)
            throws SQLException {
        TupleBuffer array = start(Transport.TEXT, false, rows.size(), HEADER + 32 * rows.size());
        for (T row : rows) {
            array.bytesField(text.apply(row).getBytes(StandardCharsets.UTF_8));
        }
        bind(statement, index, Transport.TEXT_ARRAY, array);
    }

    /** Binds moments, given in milliseconds since 1970. */
    static <T> void bindMoments(PreparedStatement statement, int index, List<T> rows, ToLongFunction<T> millis)
            throws SQLException {
        TupleBuffer array = start(Transport.TIMESTAMPTZ, false, rows.size(), HEADER + 12 * rows.size());
        for (T row : rows) {
            array.int64Field(Moments.micros(millis.applyAsLong(row)));
        }
        bind(statement, index, Transport.TIMESTAMPTZ_ARRAY, array);
    }

    /** One dimension of that many elements from index 1. */
    private static TupleBuffer start(int element, boolean nulls, int length, int bytes) {
        TupleBuffer array = new TupleBuffer(bytes);
        array.int32(1);
        array.int32(nulls ? 1 : 0);
        array.int32(element);
        array.int32(length);
        array.int32(1);
        return array;
    }

    private static void bind(PreparedStatement statement, int index, int type, TupleBuffer array) throws SQLException {
        BaseConnection connection = statement.getConnection().unwrap(BaseConnection.class);
        statement.setArray(index, new PgArray(connection, type, array.exactArray()));
    }
}
