// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.support.version.BuildVersion;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.storage.Converter;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

final class RowJsonConverterTest {

    private static final String TOPIC = "stripe.charges";
    private static final Schema ROW = row().build();

    private final JsonConverter stock = stock(Map.of());
    private final AtomicInteger work = new AtomicInteger();

    private static SchemaBuilder row() {
        return SchemaBuilder.struct()
                .name("stripe.charges.Value")
                .field("id", Schema.STRING_SCHEMA)
                .field("amount", Schema.OPTIONAL_INT64_SCHEMA)
                .field("rate", Schema.OPTIONAL_FLOAT64_SCHEMA)
                .field("paid", Schema.OPTIONAL_BOOLEAN_SCHEMA)
                .field(
                        "metadata",
                        SchemaBuilder.string()
                                .optional()
                                .name("io.debezium.data.Json")
                                .build())
                .field("_updated_at", Timestamp.SCHEMA);
    }

    private static Struct charge(Schema schema, String id) {
        return new Struct(schema)
                .put("id", id)
                .put("amount", 1200L)
                .put("rate", 0.25)
                .put("metadata", "{\"a\":\"é\"}")
                .put("_updated_at", new Date(1_700_000_000_000L));
    }

    private static JsonConverter stock(Map<String, ?> settings) {
        JsonConverter converter = new JsonConverter();
        converter.configure(settings, false);
        return converter;
    }

    /** With a worker's converter whose work is counted, once it is configured, and whose output is changed. */
    private Converter converter(Map<String, ?> settings, UnaryOperator<byte[]> output) {
        Converter stock = new JsonConverter();
        Converter counting = (Converter) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Converter.class}, (proxy, method, arguments) -> {
                    work.incrementAndGet();
                    try {
                        Object result = method.invoke(stock, arguments);
                        return result instanceof byte[] text ? output.apply(text) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        RowJsonConverter converter = new RowJsonConverter(() -> counting);
        converter.configure(settings, false);
        work.set(0);
        return converter;
    }

    private Converter converter() {
        return converter(Map.of(), text -> text);
    }

    private static String utf8(byte[] text) {
        return new String(text, StandardCharsets.UTF_8);
    }

    @Nested
    final class Writing {

        @Test
        void onlyTheFirstRowOfASchemaIsWorkForTheWorkersConverter() {
            Converter converter = converter();

            for (int i = 0; i < 10; i++) {
                Struct charge = charge(ROW, "ch_" + i);
                assertThat(utf8(converter.fromConnectData(TOPIC, ROW, charge)))
                        .isEqualTo(utf8(stock.fromConnectData(TOPIC, ROW, charge)));
            }

            assertThat(work).hasValue(1);
        }

        @Test
        void schemasThatAreEqualCountAsOne() {
            Converter converter = converter();

            for (int i = 0; i < 2000; i++) {
                Schema schema = row().build();
                converter.fromConnectData(TOPIC, schema, charge(schema, "ch_1"));
            }

            assertThat(work.get()).isLessThan(10);
        }

        @Test
        void versionsOfASchemaAndOtherStreamsAlternate() {
            Converter converter = converter();
            Schema wider = row().field("status", Schema.OPTIONAL_STRING_SCHEMA).build();

            for (int i = 0; i < 10; i++) {
                for (Schema schema : List.of(ROW, wider)) {
                    Struct charge = charge(schema, "ch_1");
                    assertThat(converter.fromConnectData(TOPIC, schema, charge))
                            .isEqualTo(stock.fromConnectData(TOPIC, schema, charge));
                }
            }

            assertThat(work).hasValue(2);
        }

        @Test
        void tombstonesStayTombstones() {
            assertThat(converter().fromConnectData(TOPIC, null, null)).isNull();
        }

        @Test
        void aMissingRequiredValueIsRefusedInTheWorkersWords() {
            Converter converter = converter();
            converter.fromConnectData(TOPIC, ROW, charge(ROW, "ch_1"));
            Struct incomplete = new Struct(ROW).put("id", "ch_2");

            assertThatThrownBy(() -> converter.fromConnectData(TOPIC, ROW, incomplete))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("null value for field that is required");
        }

        @Test
        void aStructOfAnotherSchemaIsRefusedInTheWorkersWords() {
            Schema wider = row().field("status", Schema.OPTIONAL_STRING_SCHEMA).build();

            assertThatThrownBy(() -> converter().fromConnectData(TOPIC, wider, charge(ROW, "ch_1")))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("Mismatching schema");
        }

        @Test
        void whatIsNoRowIsWorkForTheWorkersConverter() {
            Converter converter = converter();
            Schema nested = SchemaBuilder.struct().field("row", ROW).build();
            Schema defaulted = SchemaBuilder.struct()
                    .field("a", SchemaBuilder.string().defaultValue("x").build())
                    .build();

            for (int i = 0; i < 3; i++) {
                Struct outer = new Struct(nested).put("row", charge(ROW, "ch_1"));
                assertThat(converter.fromConnectData(TOPIC, nested, outer))
                        .isEqualTo(stock.fromConnectData(TOPIC, nested, outer));
                assertThat(converter.fromConnectData(TOPIC, defaulted, new Struct(defaulted)))
                        .isEqualTo(stock.fromConnectData(TOPIC, defaulted, new Struct(defaulted)));
                assertThat(converter.fromConnectData(TOPIC, null, Map.of("a", 1L)))
                        .isEqualTo(stock.fromConnectData(TOPIC, null, Map.of("a", 1L)));
            }

            assertThat(work).hasValue(9);
        }

        @Test
        void aVeryLargeRowLeavesNoLargeBufferBehind() {
            Converter converter = converter();
            Struct large = charge(ROW, "x".repeat(3_000_000));

            converter.fromConnectData(TOPIC, ROW, charge(ROW, "ch_1"));

            assertThat(converter.fromConnectData(TOPIC, ROW, large))
                    .isEqualTo(stock.fromConnectData(TOPIC, ROW, large));
            assertThat(converter.fromConnectData(TOPIC, ROW, charge(ROW, "ch_2")))
                    .isEqualTo(stock.fromConnectData(TOPIC, ROW, charge(ROW, "ch_2")));
        }
    }

    @Nested
    final class Reading {

        @Test
        void onlyTheFirstRecordOfASchemaIsWorkForTheWorkersConverter() {
            Converter converter = converter();
            Schema first = null;

            for (int i = 0; i < 10; i++) {
                byte[] text = stock.fromConnectData(TOPIC, ROW, charge(ROW, "ch_" + i));
                SchemaAndValue read = converter.toConnectData(TOPIC, text);
                first = first == null ? read.schema() : first;

                assertThat(read.schema()).isSameAs(first).isEqualTo(ROW);
                assertThat(read.value()).isEqualTo(charge(ROW, "ch_" + i));
            }

            assertThat(work).hasValue(1);
        }

        @Test
        void versionsOfASchemaAlternate() {
            Converter converter = converter();
            Schema wider = row().field("status", Schema.OPTIONAL_STRING_SCHEMA).build();

            for (int i = 0; i < 10; i++) {
                for (Schema schema : List.of(ROW, wider)) {
                    byte[] text = stock.fromConnectData(TOPIC, schema, charge(schema, "ch_1"));
                    assertThat(converter.toConnectData(TOPIC, text).value()).isEqualTo(charge(schema, "ch_1"));
                }
            }

            assertThat(work).hasValue(2);
        }

        @Test
        void topicsAndSchemasWithoutEndAreReadAll() {
            Converter converter = converter();

            for (int i = 0; i < 1200; i++) {
                Schema schema = row().version(i % 7).build();
                byte[] text = stock.fromConnectData(TOPIC, schema, charge(schema, "ch_1"));
                assertThat(converter.toConnectData("topic" + i / 2, text).value())
                        .isEqualTo(charge(schema, "ch_1"));
            }
        }

        @Test
        void tombstonesStayTombstones() {
            assertThat(converter().toConnectData(TOPIC, null)).isEqualTo(SchemaAndValue.NULL);
        }

        @Test
        void otherFormsOfTheSameRecordAreReadToo() {
            Converter converter = converter();
            Schema schema = SchemaBuilder.struct()
                    .field("a", Schema.OPTIONAL_STRING_SCHEMA)
                    .field("b", Schema.INT64_SCHEMA)
                    .build();
            String head = utf8(stock.fromConnectData(TOPIC, schema, new Struct(schema).put("b", 0L)))
                    .replaceAll("\"payload\":.*", "\"payload\":");
            converter.toConnectData(TOPIC, (head + "{\"a\":null,\"b\":0}}").getBytes(StandardCharsets.UTF_8));

            for (String payload : List.of(
                    "{\"a\":\"x\",\"b\":1}}",
                    "{\"b\":1,\"a\":\"x\"}}",
                    "{\"a\":\"x\",\"b\":1,\"c\":true}}",
                    " { \"a\" : \"\\u0078\" , \"b\" : 1.5 } } ")) {
                SchemaAndValue read = converter.toConnectData(TOPIC, (head + payload).getBytes(StandardCharsets.UTF_8));
                assertThat(read.value())
                        .isEqualTo(new Struct(schema).put("a", "x").put("b", 1L));
            }
        }

        @Test
        void whatIsNoJsonIsRefusedInTheWorkersWords() {
            byte[] garbage = "no JSON".getBytes(StandardCharsets.UTF_8);

            assertThatThrownBy(() -> converter().toConnectData(TOPIC, garbage))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("serialization error");
        }

        @Test
        void aMissingTopicNameIsNoMatter() {
            byte[] text = stock.fromConnectData(TOPIC, ROW, charge(ROW, "ch_1"));

            assertThat(converter().toConnectData(null, text).value()).isEqualTo(charge(ROW, "ch_1"));
        }
    }

    @Nested
    final class Settings {

        @Test
        void withoutSchemasTheWorkersConverterDoesAll() {
            Converter converter = converter(Map.of("schemas.enable", "false"), text -> text);

            for (int i = 0; i < 3; i++) {
                assertThat(utf8(converter.fromConnectData(TOPIC, ROW, charge(ROW, "ch_1"))))
                        .startsWith("{\"id\":\"ch_1\"");
                assertThat(converter
                                .toConnectData(TOPIC, "{\"a\":1}".getBytes(StandardCharsets.UTF_8))
                                .value())
                        .isEqualTo(Map.of("a", 1L));
            }
            assertThat(work).hasValue(6);
        }

        @Test
        void withASchemaInTheSettingsTheWorkersConverterDoesAll() {
            String schema = "{\"type\":\"struct\",\"fields\":[{\"type\":\"int64\",\"optional\":true,\"field\":\"a\"}]}";
            Converter converter = converter(Map.of("schema.content", schema), text -> text);

            SchemaAndValue read = converter.toConnectData(TOPIC, "{\"a\":1}".getBytes(StandardCharsets.UTF_8));

            assertThat(((Struct) read.value()).getInt64("a")).isEqualTo(1);
            converter.toConnectData(TOPIC, "{\"a\":2}".getBytes(StandardCharsets.UTF_8));
            assertThat(work).hasValue(2);
        }

        @Test
        void aWorkerThatWritesOtherwiseDoesAll() {
            Converter converter = converter(
                    Map.of(),
                    text -> utf8(text).replace("\\uD83D\\uDE00", "\uD83D\uDE00").getBytes(StandardCharsets.UTF_8));
            Struct charge = charge(ROW, "\uD83D\uDE00");

            converter.fromConnectData(TOPIC, ROW, charge);

            assertThat(utf8(converter.fromConnectData(TOPIC, ROW, charge))).contains("\"id\":\"\uD83D\uDE00\"");
            assertThat(work).hasValue(2);
        }

        @Test
        void areThoseOfTheWorkersConverter() {
            assertThat(new RowJsonConverter().config().names())
                    .isEqualTo(new JsonConverter().config().names());
        }
    }

    @Test
    void isFoundByWorkersAndTellsItsVersion() {
        assertThat(ServiceLoader.load(Converter.class).stream())
                .extracting(ServiceLoader.Provider::type)
                .contains(RowJsonConverter.class);
        assertThat(((Versioned) new RowJsonConverter()).version()).isEqualTo(BuildVersion.current());
    }

    @Test
    void threadsMayShareIt() throws Exception {
        Converter converter = converter();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> jobs = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                int number = thread;
                jobs.add(() -> roundTrips(converter, number));
            }
            for (Future<Integer> job : threads.invokeAll(jobs)) {
                assertThat(job.get()).isEqualTo(500);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static int roundTrips(Converter converter, int thread) {
        int same = 0;
        for (int i = 0; i < 500; i++) {
            Schema schema = i % 3 == 0 ? row().version(thread).build() : ROW;
            Struct charge = charge(schema, "ch_" + thread + "_" + "x".repeat(i));
            byte[] text = converter.fromConnectData(TOPIC, schema, charge);
            same += converter.toConnectData(TOPIC, text).value().equals(charge) ? 1 : 0;
        }
        return same;
    }
}
