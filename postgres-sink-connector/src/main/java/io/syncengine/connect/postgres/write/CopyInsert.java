// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Sends new rows by binary COPY, the cheapest way into a table. Fails as a whole when one of the keys is there. */
final class CopyInsert {

    private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int END = -1;

    /** Each message costs a look at what the server says meanwhile. */
    private static final int MESSAGE = 64 << 10;

    private CopyInsert() {}

    /**
     * Copies rows.
     *
     * @param rows in the order of their keys, all with these columns
     * @throws SQLException with SQLSTATE 23505 if one of the keys exists by now
     */
    static void run(Connection connection, ColumnSet columns, List<EncodedRow> rows, TupleBuffer tuples)
            throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(columns.copySql());
        try {
            send(copy, rows, tuples);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** Tuples that lie side by side go together, and those of a batch of new rows all do. */
    private static void send(CopyIn copy, List<EncodedRow> rows, TupleBuffer tuples) throws SQLException {
        TupleBuffer header = new TupleBuffer(32);
        header.bytes(SIGNATURE);
        header.int32(0);
        header.int32(0);
        copy.writeToCopy(header.array(), 0, header.position());
        int start = rows.get(0).start();
        int end = start;
        for (EncodedRow row : rows) {
            if (row.start() != end) {
                send(copy, tuples.array(), start, end);
                start = row.start();
            }
            end = row.end();
        }
        send(copy, tuples.array(), start, end);
        header.clear();
        header.int16(END);
        copy.writeToCopy(header.array(), 0, header.position());
    }

    private static void send(CopyIn copy, byte[] bytes, int start, int end) throws SQLException {
        for (int at = start; at < end; at += MESSAGE) {
            copy.writeToCopy(bytes, at, Math.min(MESSAGE, end - at));
        }
    }
}
