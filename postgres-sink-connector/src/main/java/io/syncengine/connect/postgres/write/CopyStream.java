// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;

/** A binary COPY into a table, under way (PostgreSQL manual, COPY, "Binary Format"). */
final class CopyStream implements AutoCloseable {

    private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int END = -1;

    /** Each message costs a look at what the server says meanwhile. */
    private static final int MESSAGE = 64 << 10;

    private final CopyIn copy;

    private CopyStream(CopyIn copy) {
        this.copy = copy;
    }

    /** Begins a COPY of tuples with these columns. */
    static CopyStream open(Connection connection, ColumnSet columns) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(columns.copySql());
        CopyStream stream = new CopyStream(copy);
        TupleBuffer header = new TupleBuffer(32);
        header.bytes(SIGNATURE);
        header.int32(0);
        header.int32(0);
        stream.send(header.array(), 0, header.position());
        return stream;
    }

    /** Sends tuples that lie side by side. The server may refuse what was sent before. */
    void send(byte[] bytes, int start, int end) throws SQLException {
        for (int at = start; at < end; at += MESSAGE) {
            copy.writeToCopy(bytes, at, Math.min(MESSAGE, end - at));
        }
    }

    /** Ends it, and waits for what the server says. */
    void finish() throws SQLException {
        TupleBuffer trailer = new TupleBuffer(2);
        trailer.int16(END);
        send(trailer.array(), 0, trailer.position());
        copy.endCopy();
    }

    /** Takes it back, unless it has ended. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
