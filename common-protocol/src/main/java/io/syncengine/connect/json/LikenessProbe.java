// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.json;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.storage.Converter;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Date;

/**
 * Whether this package writes and reads as the worker's converter does. A worker may have another version of it or of Jackson, and
 * it may be configured to leave schemas out or to take them from elsewhere; a key that is written in another way even
 * lands in another partition. So both are compared before the first record, on all that has ever been in doubt.
 */
final class LikenessProbe {

    private static final String TOPIC = "likeness";
    private static final String TEXT = "text \"\u00E4\"\t";
    private static final String NUMBER = "number";
    private static final String FRACTION = "fraction";
    private static final String TIME = "time";
    private static final String TRUTH = "truth";

    /** Up to here each character is tried: ASCII, and what takes two bytes. */
    private static final int EACH = 0x0100;

    private static final String RARE = "\u07FF\u0800\u2028\u2029\uD7FF\uE000\uFEFF\uFFFF\uD83D\uDE00\uDBFF\uDFFF";

    private static final Schema SCHEMA = SchemaBuilder.struct()
            .name("likeness.Value")
            .field(TEXT, Schema.OPTIONAL_STRING_SCHEMA)
            .field(NUMBER, Schema.OPTIONAL_INT64_SCHEMA)
            .field(FRACTION, Schema.FLOAT64_SCHEMA)
            .field(TIME, Timestamp.SCHEMA)
            .field(TRUTH, Schema.BOOLEAN_SCHEMA)
            .build();

    private final Converter worker;
    private final RowEncoder encoder;
    private final RowDecoder decoder;

    private LikenessProbe(Converter worker, byte[] head, RowEncoder encoder) {
        this.worker = worker;
        this.encoder = encoder;
        this.decoder = RowDecoder.of(head, SCHEMA);
    }

    /** Whether the results are the same, record by record and byte by byte. */
    static boolean passes(Converter worker) {
        try {
            byte[] example = worker.fromConnectData(TOPIC, SCHEMA, row(null, null, 0));
            byte[] head = EnvelopeHead.of(example);
            if (head == null) {
                return false;
            }
            LikenessProbe probe = new LikenessProbe(worker, head, RowEncoder.of(SCHEMA, example));
            return probe.isRead(row(null, null, 0))
                    && probe.isRead(row(each() + RARE, 999_999_999_999_999_999L, 0.1))
                    && probe.isRead(row("", Long.MIN_VALUE, Double.MIN_VALUE))
                    && probe.isRead(row("\uFFFD", Long.MAX_VALUE, 1e21))
                    && probe.isRead(row("/", -1L, -Double.MAX_VALUE))
                    && probe.isWritten(row("\uD800", 0L, Double.NaN))
                    && probe.isWritten(row("\uDFFFx", 0L, Double.NEGATIVE_INFINITY))
                    && probe.isWritten(row("\uDE00\uD83D", 0L, -0.0));
        } catch (DataException e) {
            return false;
        }
    }

    private static String each() {
        StringBuilder text = new StringBuilder();
        for (char c = 0; c < EACH; c++) {
            text.append(c);
        }
        return text.toString();
    }

    private static Struct row(@Nullable String text, @Nullable Long number, double fraction) {
        return new Struct(SCHEMA)
                .put(TEXT, text)
                .put(NUMBER, number)
                .put(FRACTION, fraction)
                .put(TIME, new Date(number == null ? 0 : number))
                .put(TRUTH, number == null);
    }

    private boolean isWritten(Struct row) {
        JsonBytes ours = new JsonBytes();
        return encoder.write(row, ours) && Arrays.equals(ours.copy(), worker.fromConnectData(TOPIC, SCHEMA, row));
    }

    private boolean isRead(Struct row) {
        if (!isWritten(row)) {
            return false;
        }
        byte[] text = worker.fromConnectData(TOPIC, SCHEMA, row);
        SchemaAndValue expected = new SchemaAndValue(SCHEMA, row);
        SchemaAndValue ours = decoder.read(text, new EscapedText());
        return (ours == null || ours.equals(expected)) && expected.equals(worker.toConnectData(TOPIC, text));
    }
}
