// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.storage.Converter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Our converter and the worker's, side by side: whatever one does, the other does. */
final class RowJsonConverterPropertyTest {

    private static final int ROUNDS = 1000;

    private final Converter ours = configured(new RowJsonConverter(), Map.of());
    private final Converter workers = configured(new JsonConverter(), Map.of());

    private static Converter configured(Converter converter, Map<String, ?> settings) {
        converter.configure(settings, false);
        return converter;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void writeTheSameBytesAndReadTheSameRecords(long seed) {
        Samples samples = new Samples(seed);
        List<Schema> schemas = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            if (schemas.isEmpty() || samples.chance(2)) {
                schemas.add(samples.schema(samples.chance(70)));
            }
            Schema schema = schemas.get(Math.max(0, schemas.size() - 1 - samples.number(6)));
            Struct row = samples.struct(schema);
            String topic = "topic" + samples.number(3);

            byte[] text = workers.fromConnectData(topic, schema, row);

            assertThat(new String(ours.fromConnectData(topic, schema, row), StandardCharsets.UTF_8))
                    .as("seed %d, round %d", seed, i)
                    .isEqualTo(new String(text, StandardCharsets.UTF_8));
            assertReadAlike(topic, text);
        }
    }

    /** What a broken producer, a broken disk or another JSON library may leave in a topic. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void readDamagedRecordsAlike(long seed) {
        Samples samples = new Samples(seed);
        Schema schema = samples.schema(true);
        for (int i = 0; i < ROUNDS; i++) {
            if (samples.chance(2)) {
                schema = samples.schema(true);
            }
            byte[] text = workers.fromConnectData("topic", schema, samples.struct(schema));
            assertReadAlike("topic", text);
            assertReadAlike("topic", damaged(text, samples));
        }
    }

    private static final String[] SPLINTERS = {
        "\"",
        "\\",
        "\\u",
        "\\ud83d",
        "\\u12",
        "{",
        "}",
        "}}",
        "[",
        ",",
        ":",
        "null",
        "true",
        "0",
        "-",
        "-0",
        "-0.0",
        "00",
        "1e400",
        "1.",
        ".5",
        "1e-400",
        "1E5",
        "NaN",
        " ",
        "\n",
        "\u0000",
        "9223372036854775808",
        "123456789012345678901234567890",
        "\"x\"",
        "99999999999",
        "{\"a\":1}",
        "\u00e4",
        "\"payload\"",
        "1e5",
        "1.0E+5",
    };

    private static byte[] damaged(byte[] text, Samples samples) {
        // Behind the schema for the most part, where the fast path reads.
        int from = samples.chance(80) ? new String(text, StandardCharsets.ISO_8859_1).indexOf("\"payload\":") : 0;
        int at = from + samples.number(text.length - from);
        int gone = samples.chance(60) ? samples.number(Math.min(4, text.length - at)) : 0;
        byte[] splinter = switch (samples.number(4)) {
            case 0 -> new byte[0];
            case 1 -> new byte[] {(byte) samples.number(256)};
            default -> SPLINTERS[samples.number(SPLINTERS.length)].getBytes(StandardCharsets.UTF_8);
        };
        if (samples.chance(10)) {
            return Arrays.copyOf(text, at);
        }
        byte[] damaged = new byte[text.length - gone + splinter.length];
        System.arraycopy(text, 0, damaged, 0, at);
        System.arraycopy(splinter, 0, damaged, at, splinter.length);
        System.arraycopy(text, at + gone, damaged, at + splinter.length, text.length - at - gone);
        return damaged;
    }

    private void assertReadAlike(String topic, byte[] text) {
        SchemaAndValue[] records = new SchemaAndValue[2];
        Throwable theirs = catchThrowable(() -> records[0] = workers.toConnectData(topic, text));
        Throwable own = catchThrowable(() -> records[1] = ours.toConnectData(topic, text));
        String description = new String(text, StandardCharsets.UTF_8);
        if (theirs == null) {
            assertThat(own).as(description).isNull();
            assertThat(records[1].schema()).as(description).isEqualTo(records[0].schema());
            assertThat(text(topic, records[1])).as(description).isEqualTo(text(topic, records[0]));
        } else {
            assertThat(own).as(description).isNotNull().hasSameClassAs(theirs).hasMessage(theirs.getMessage());
        }
    }

    /** Arrays of bytes inside structs are equal only to themselves, but their texts can be compared. */
    private String text(String topic, SchemaAndValue record) {
        return new String(workers.fromConnectData(topic, record.schema(), record.value()), StandardCharsets.UTF_8);
    }
}
