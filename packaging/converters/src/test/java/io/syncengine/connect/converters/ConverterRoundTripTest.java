// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.converters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apicurio.registry.utils.converter.AvroConverter;
import io.apicurio.registry.utils.converter.ExtJsonConverter;
import io.apicurio.registry.utils.converter.avro.AvroData;
import io.apicurio.registry.utils.converter.avro.AvroDataConfig;
import io.syncengine.connect.converters.Reading.Content;
import io.syncengine.connect.converters.Reading.Value;
import io.syncengine.connect.converters.SampleRecords.Sample;
import io.syncengine.connect.protocol.FieldKind;
import io.syncengine.connect.protocol.StreamSchema;
import io.syncengine.connect.protocol.ValueType;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.spec.StreamRegistry;
import io.syncengine.connect.stripe.spec.TimestampMode;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.storage.Converter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Records of every stream through converters that others make; {@code docs/converters.md} tells what they lose. */
class ConverterRoundTripTest {

    private static final RegistryStub REGISTRY = new RegistryStub();

    /** Converters of which a sink reads the rows that it would read without them. */
    private enum Faithful {
        JSON(JsonConverter::new, true),
        AVRO(AvroConverter::new, true),
        REGISTRY_JSON(ExtJsonConverter::new, false);

        private final Supplier<Converter> maker;
        private final boolean tombstones;

        Faithful(Supplier<Converter> maker, boolean tombstones) {
            this.maker = maker;
            this.tombstones = tombstones;
        }

        Converter of(boolean key) {
            return configured(maker.get(), key);
        }
    }

    private final Reading reading = new Reading();
    private final SampleRecords samples = new SampleRecords(TimestampMode.CONNECT, "stripe.");

    private static Converter configured(Converter converter, boolean key, String... settings) {
        Map<String, String> all = new HashMap<>();
        all.put("apicurio.registry.url", REGISTRY.url());
        all.put("apicurio.registry.auto-register", "true");
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        converter.configure(all, key);
        return converter;
    }

    @AfterAll
    static void everyCallWasAnswered() {
        REGISTRY.close();
        assertThat(REGISTRY.unknown()).isEmpty();
    }

    private void sinkReadsTheSame(Faithful converter, List<Sample> records) {
        Converter keys = converter.of(true);
        Converter values = converter.of(false);
        for (Sample sample : records) {
            if (sample.value() != null || converter.tombstones) {
                assertThat(reading.through(keys, values, sample))
                        .as(sample.topic())
                        .isEqualTo(reading.direct(sample));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Faithful.class)
    void losesNothingOfAnyStream(Faithful converter) {
        List<Sample> all = samples.all();

        assertThat(all).hasSizeGreaterThan(4 * 100);
        sinkReadsTheSame(converter, all);
    }

    /** No name in an Avro schema may have a dash. */
    @ParameterizedTest
    @EnumSource(Faithful.class)
    void takesTopicsWithADash(Faithful converter) {
        SampleRecords dashed = new SampleRecords(TimestampMode.EPOCH, "stripe-prod.");

        sinkReadsTheSame(converter, dashed.of(definition("charges")));
        sinkReadsTheSame(converter, dashed.control());
        assertThat(REGISTRY.schemas()).noneMatch(schema -> schema.contains("stripe-prod"));
    }

    @Test
    void schemasInARegistryAsJsonKnowNoTombstones() {
        Faithful converter = Faithful.REGISTRY_JSON;
        Sample tombstone = samples.of(definition("charges")).get(3);

        assertThatThrownBy(() -> reading.through(converter.of(true), converter.of(false), tombstone))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void avroWithoutConnectsNamesLeavesJsonAsText() {
        Converter keys = configured(new AvroConverter<>(), true, "connect.meta.data", "false");
        Converter values = configured(new AvroConverter<>(), false, "connect.meta.data", "false");

        for (Sample sample : samples.of(definition("charges"))) {
            assertThat(reading.through(keys, values, sample))
                    .isEqualTo(changed(
                            reading.direct(sample),
                            field -> field.type() == ValueType.JSON
                                    ? new Value(ValueType.STRING, field.value())
                                    : field));
        }
        for (Sample sample : samples.control()) {
            assertThat(reading.through(keys, values, sample)).isEqualTo(reading.direct(sample));
        }
    }

    @Test
    void jsonWithoutSchemasLeavesTheTypesOfJson() {
        Converter keys = configured(new JsonConverter(), true, "schemas.enable", "false");
        Converter values = configured(new JsonConverter(), false, "schemas.enable", "false");
        Sample row = samples.of(definition("charges")).get(0);

        assertThat(reading.through(keys, values, row))
                .isEqualTo(changed(reading.direct(row), ConverterRoundTripTest::asJsonHasIt));
        for (Sample sample : samples.control()) {
            assertThat(reading.through(keys, values, sample)).isEqualTo(reading.direct(sample));
        }
    }

    private static Value asJsonHasIt(Value field) {
        if (field.type() == ValueType.JSON) {
            return new Value(ValueType.STRING, field.value());
        }
        if (field.value() instanceof Instant time) {
            return new Value(ValueType.INT64, time.toEpochMilli());
        }
        return field.value() instanceof Double number
                ? new Value(ValueType.DECIMAL, new BigDecimal(number.toString()))
                : field;
    }

    private static Content changed(Content content, UnaryOperator<Value> change) {
        Map<String, Value> fields = new TreeMap<>(content.fields());
        fields.replaceAll((name, value) -> change.apply(value));
        return new Content(content.head(), fields);
    }

    /** So that a registry takes the schema of a stream to which Stripe has added a property, by whatever rule it has. */
    @Test
    void aPropertyMoreIsCompatibleInBothDirections() {
        Schema before = avro(stream());
        Schema after = avro(stream("added", "added_object"));

        for (List<Schema> readerAndWriter : List.of(List.of(after, before), List.of(before, after))) {
            assertThat(SchemaCompatibility.checkReaderWriterCompatibility(
                                    readerAndWriter.get(0), readerAndWriter.get(1))
                            .getType())
                    .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
        }
    }

    private static StreamSchema stream(String... added) {
        StreamSchema.Builder builder = StreamSchema.builder("stripe.charges").property("amount", FieldKind.INT64);
        for (String name : added) {
            builder.property(name, name.endsWith("_object") ? FieldKind.JSON : FieldKind.STRING);
        }
        return builder.build();
    }

    private static Schema avro(StreamSchema schema) {
        return new AvroData(new AvroDataConfig(Map.of())).fromConnectSchema(schema.value());
    }

    private static StreamDefinition definition(String name) {
        return StreamRegistry.bundled().find(name).orElseThrow();
    }
}
