// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.conversion;

import io.syncengine.connect.benchmarks.measure.SinkPhase;
import io.syncengine.connect.benchmarks.sinks.rows.RowSource;
import io.syncengine.connect.benchmarks.sinks.rows.RowWidth;
import io.syncengine.connect.json.RowJsonConverter;
import io.syncengine.connect.postgres.config.PostgresSinkConfig;
import io.syncengine.connect.postgres.write.RowTuples;
import io.syncengine.connect.protocol.RecordContent;
import io.syncengine.connect.protocol.RecordFields;
import io.syncengine.connect.protocol.Row;
import io.syncengine.connect.protocol.RowReader;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.storage.Converter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The conversions, each of one row a call; {@link io.syncengine.connect.benchmarks.measure.Conversion} tells what each is.
 * Rows are those of the comparison of sinks, wide ones, and take turns. Made to be extended by JMH.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Conversions {

    private static final int ROWS = 256;

    private final List<SinkRecord> structs = new RowSource(RowWidth.WIDE).records(SinkPhase.INSERT, 0, ROWS, 0);
    private final List<SinkRecord> texts =
            structs.stream().map(Conversions::asText).toList();
    private final PostgresSinkConfig config = PostgresSinkConfig.of(
            Map.of("connection.url", "jdbc:postgresql://localhost/none", "connection.user", "none"));
    private final RowReader reader = new RowReader(config.records());
    private final RowTuples tuples = new RowTuples(config);
    private final Converter ours = configured(new RowJsonConverter());
    private final Converter kafkas = configured(new JsonConverter());
    private final List<byte[]> json =
            structs.stream().map(record -> write(kafkas, record)).toList();
    private int turn;

    /** The same row as a producer of plain JSON sends it. */
    private static SinkRecord asText(SinkRecord record) {
        return new SinkRecord(
                record.topic(),
                record.kafkaPartition(),
                record.keySchema(),
                record.key(),
                null,
                rawText(record),
                record.kafkaOffset(),
                record.timestamp(),
                TimestampType.CREATE_TIME);
    }

    private static String rawText(SinkRecord record) {
        return ((Struct) record.value()).getString(RecordFields.RAW_DATA);
    }

    /** Each record with its schema, as is their default. */
    private static Converter configured(Converter converter) {
        converter.configure(Map.of(), false);
        return converter;
    }

    private static byte[] write(Converter converter, SinkRecord record) {
        return converter.fromConnectData(record.topic(), record.valueSchema(), record.value());
    }

    private <T> T next(List<T> rows) {
        turn = (turn + 1) % ROWS;
        return rows.get(turn);
    }

    @Benchmark
    public byte[] textToUtf8() {
        return ((String) next(texts).value()).getBytes(StandardCharsets.UTF_8);
    }

    @Benchmark
    public RecordContent structToRow() {
        return reader.read(next(structs));
    }

    @Benchmark
    public int structToTuple() {
        return tuple(next(structs));
    }

    @Benchmark
    public RecordContent textToRow() {
        return reader.read(next(texts));
    }

    @Benchmark
    public int textToTuple() {
        return tuple(next(texts));
    }

    private int tuple(SinkRecord record) {
        return tuples.write((Row) reader.read(record), record);
    }

    @Benchmark
    public byte[] structToJson() {
        return write(ours, next(structs));
    }

    @Benchmark
    public byte[] structToJsonByKafka() {
        return write(kafkas, next(structs));
    }

    @Benchmark
    public SchemaAndValue jsonToStruct() {
        return ours.toConnectData(RowSource.TOPIC, next(json));
    }

    @Benchmark
    public SchemaAndValue jsonToStructByKafka() {
        return kafkas.toConnectData(RowSource.TOPIC, next(json));
    }

    /** Values so far that did not fit their columns: their rows cost less than they should. */
    long misfits() {
        return tuples.misfits();
    }
}
