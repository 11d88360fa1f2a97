// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.json;

import io.syncengine.connect.support.version.BuildVersion;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.storage.Converter;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Kafka's {@code JsonConverter} with {@code schemas.enable=true}, at a fraction of its CPU time where records are rows: it
 * writes the very same bytes and reads the same records, so that either may write what the other reads.
 *
 * <p>Each record carries the text of its schema, which for a row is longer than the row. Here it is written once for a schema, and read
 * once for a text. The worker's own {@code JsonConverter} does both, and does all that is no struct of plain fields:
 * nested values, arrays, maps, decimals, fields with defaults, values without schema, and text of another form or that is
 * no JSON at all. Takes the settings of that converter; with {@code schemas.enable=false} or another schema than
 * the one in the record it does all the work.
 *
 * <p>Safe for any thread once it is configured.
 */
public final class RowJsonConverter implements Converter, Versioned {

    /** Larger buffers than this are not kept for the next record. */
    private static final int KEPT_BUFFER = 1024 * 1024;

    /** The worker's converter reads no string that is longer. */
    private static final int LONGEST = 20_000_000;

    private final RowEncoders encoders = new RowEncoders();
    private final RowDecoders decoders = new RowDecoders();
    private final AtomicReference<@Nullable JsonBytes> spare = new AtomicReference<>();
    private final AtomicReference<@Nullable EscapedText> spareText = new AtomicReference<>();
    private final Supplier<Converter> workers;
    private @Nullable Converter worker;
    private boolean alike;

    /** For the worker, which then configures it. */
    public RowJsonConverter() {
        this(WorkerJson::converter);
    }

    /** @param workers makes the worker's converter, which is not configured yet */
    RowJsonConverter(Supplier<Converter> workers) {
        this.workers = workers;
    }

    @Override
    public String version() {
        return BuildVersion.current();
    }

    @Override
    public ConfigDef config() {
        return workers.get().config();
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        Converter json = workers.get();
        json.configure(configs, isKey);
        worker = json;
        alike = LikenessProbe.passes(json);
    }

    @Override
    public byte @Nullable [] fromConnectData(@Nullable String topic, @Nullable Schema schema, @Nullable Object value) {
        if (!alike || schema == null || !(value instanceof Struct row) || !isOf(schema, row)) {
            return worker().fromConnectData(topic, schema, value);
        }
        RowEncoder encoder = encoders.get(schema);
        if (encoder == null) {
            byte[] example = worker().fromConnectData(topic, schema, value);
            RowEncoder made = RowEncoder.of(schema, example);
            encoders.put(schema, Arrays.equals(write(made, row), example) ? made : RowEncoder.NONE);
            return example;
        }
        byte[] text = write(encoder, row);
        return text == null ? worker().fromConnectData(topic, schema, value) : text;
    }

    @SuppressWarnings("ReferenceEquality") // A comparison of fields would cost more than the worker's converter does.
    private static boolean isOf(Schema schema, Struct row) {
        return row.schema() == schema;
    }

    private byte @Nullable [] write(RowEncoder encoder, Struct row) {
        JsonBytes buffer = spare.getAndSet(null);
        if (buffer == null) {
            buffer = new JsonBytes();
        }
        byte[] text = encoder.write(row, buffer) ? buffer.copy() : null;
        if (buffer.capacity() <= KEPT_BUFFER) {
            buffer.clear();
            spare.set(buffer);
        }
        return text;
    }

    @Override
    public SchemaAndValue toConnectData(@Nullable String topic, byte @Nullable [] value) {
        if (!alike || topic == null || value == null || value.length > LONGEST) {
            return worker().toConnectData(topic, value);
        }
        RowDecoder decoder = decoders.get(topic, value);
        if (decoder == null) {
            SchemaAndValue read = worker().toConnectData(topic, value);
            byte[] head = read.value() instanceof Struct ? EnvelopeHead.of(value) : null;
            if (head != null) {
                decoders.put(topic, RowDecoder.of(head, read.schema()));
            }
            return read;
        }
        SchemaAndValue read = read(decoder, value);
        return read == null ? worker().toConnectData(topic, value) : read;
    }

    private @Nullable SchemaAndValue read(RowDecoder decoder, byte[] text) {
        EscapedText escaped = spareText.getAndSet(null);
        if (escaped == null) {
            escaped = new EscapedText();
        }
        SchemaAndValue read = decoder.read(text, escaped);
        if (escaped.capacity() <= KEPT_BUFFER) {
            escaped.clear();
            spareText.set(escaped);
        }
        return read;
    }

    private Converter worker() {
        return Objects.requireNonNull(worker, "the converter is not configured");
    }

    @Override
    public void close() throws IOException {
        // Connect before 4.1 closes no converters, and has no method for it.
        Converter json = worker;
        if (json != null) {
            json.close();
        }
    }
}
