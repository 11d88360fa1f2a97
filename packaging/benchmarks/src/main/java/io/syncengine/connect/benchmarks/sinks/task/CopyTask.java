// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.sinks.task;

import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.ds.PGSimpleDataSource;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The limit: what any sink of these records costs at least on one connection. One binary COPY into an empty table for
 * each put, nothing looked up, nothing compared, a second delivery would fail.
 */
public final class CopyTask extends SinkTask {

    /** JDBC URL, user included. */
    public static final String URL = "url";

    /** Quoted name with its schema. */
    public static final String TABLE = "table";

    private static final byte[] HEADER = "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final long EPOCH_MILLIS = 946_684_800_000L;
    private static final int MESSAGE = 64 << 10;
    private static final String JSON = "io.debezium.data.Json";

    private @Nullable Connection connection;
    private String table = "";
    private byte[] buffer = new byte[1 << 20];
    private int size;

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void start(Map<String, String> settings) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(settings.get(URL));
        table = settings.getOrDefault(TABLE, "");
        try {
            Connection opened = source.getConnection();
            opened.setAutoCommit(false);
            connection = opened;
        } catch (SQLException e) {
            throw new ConnectException(e);
        }
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        Connection open = connection;
        if (records.isEmpty() || open == null) {
            return;
        }
        Schema schema = records.iterator().next().valueSchema();
        size = 0;
        bytes(HEADER);
        for (SinkRecord record : records) {
            tuple(schema.fields(), (Struct) record.value());
        }
        int16(-1);
        String columns =
                schema.fields().stream().map(field -> '"' + field.name() + '"').collect(Collectors.joining(","));
        try {
            send(open.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY " + table + " (" + columns + ") FROM STDIN (FORMAT binary)"));
            open.commit();
        } catch (SQLException e) {
            throw new ConnectException(e);
        }
    }

    private void send(CopyIn copy) throws SQLException {
        for (int at = 0; at < size; at += MESSAGE) {
            copy.writeToCopy(buffer, at, Math.min(MESSAGE, size - at));
        }
        copy.endCopy();
    }

    private void tuple(List<Field> fields, Struct value) {
        int16(fields.size());
        for (Field field : fields) {
            Object member = value.get(field);
            if (member instanceof String text) {
                text(text, JSON.equals(field.schema().name()));
            } else if (member instanceof Long number) {
                int32(8);
                int64(number);
            } else if (member instanceof Boolean flag) {
                int32(1);
                bytes(new byte[] {(byte) (flag ? 1 : 0)});
            } else if (member instanceof Date moment) {
                int32(8);
                int64((moment.getTime() - EPOCH_MILLIS) * 1000);
            } else {
                int32(-1);
            }
        }
    }

    private void text(String text, boolean isJsonb) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int32(utf8.length + (isJsonb ? 1 : 0));
        if (isJsonb) {
            bytes(new byte[] {1});
        }
        bytes(utf8);
    }

    private void int16(int number) {
        bytes(ByteBuffer.allocate(2).putShort((short) number).array());
    }

    private void int32(int number) {
        bytes(ByteBuffer.allocate(4).putInt(number).array());
    }

    private void int64(long number) {
        bytes(ByteBuffer.allocate(8).putLong(number).array());
    }

    private void bytes(byte[] more) {
        if (buffer.length - size < more.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more.length));
        }
        System.arraycopy(more, 0, buffer, size, more.length);
        size += more.length;
    }

    @Override
    public void stop() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            throw new ConnectException(e);
        }
    }
}
