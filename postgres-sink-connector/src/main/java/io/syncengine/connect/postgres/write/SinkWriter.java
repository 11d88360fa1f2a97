// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import io.syncengine.connect.postgres.config.DeleteMode;
import io.syncengine.connect.postgres.config.WriteSettings;
import io.syncengine.connect.postgres.metrics.RowOutcome;
import io.syncengine.connect.postgres.metrics.TableMetrics;
import io.syncengine.connect.postgres.schema.SchemaApplier;
import io.syncengine.connect.postgres.schema.TableDefinition;
import io.syncengine.connect.postgres.schema.TableName;
import io.syncengine.connect.postgres.schema.TableNaming;
import io.syncengine.connect.protocol.Row;
import io.syncengine.connect.protocol.Sweep;
import io.syncengine.connect.protocol.TopicNames;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All that waits to be written by a task: rows by table, and sweeps. What an offset may be committed for is what does not
 * wait any more.
 */
public final class SinkWriter {

    private final WriterParts parts;
    private final TableNaming naming;
    private final DeleteMode deletes;
    private final boolean accounts;
    private final SweepRun sweeps;
    private final TombstonePurge purge;
    /** One for all: tables are written one after the other. */
    private final TupleBuffer tuples = new TupleBuffer();

    private final Map<String, TableWriter> byTopic = new HashMap<>();

    private final NavigableMap<TableName, TableWriter> tables = new TreeMap<>();

    private final TableRound round;

    /** A writer with nothing to write. */
    public SinkWriter(WriterParts parts) {
        this.parts = parts;
        this.naming = parts.config().connector().tables().naming();
        this.deletes = parts.config().connector().writing().deletes();
        this.accounts = !parts.config().connector().tables().key().equals(TableDefinition.ID_ALONE);
        this.round = new TableRound(
                parts.config().connector().errors().statementTimeout(), parts.session()::isUsable, System::nanoTime);
        this.sweeps = new SweepRun(parts);
        this.purge = new TombstonePurge(parts, naming.schema());
    }

    /**
     * Takes a row, to be written by one of the next flushes.
     *
     * @throws WriteException if its topic would share a table with another that came before, and nobody said so
     */
    public void add(Row row, SinkRecord record) throws WriteException {
        if (deletes == DeleteMode.IGNORE && row.isDelete()) {
            // It must not even take the place of an upsert that waits.
            ignore(record);
        } else {
            TableWriter table = byTopic.get(record.topic());
            if (table == null) {
                table = writer(record.topic());
                byTopic.put(record.topic(), table);
            }
            table.add(PendingRow.of(row, accounts, record));
            sweeps.row(table.name());
        }
    }

    /** Takes a deletion that says nothing. */
    public void ignore(SinkRecord record) {
        parts.metrics().table(naming.table(record.topic()).table()).count(RowOutcome.IGNORED, 1);
    }

    /** Takes a sweep, to be run by the next flushes. */
    public void add(Sweep sweep, SinkRecord record) {
        if (deletes != DeleteMode.IGNORE) {
            String topic = record.topic();
            // The prefix of the stream's own topic: it need not end in a dot.
            int end = topic.endsWith(TopicNames.CONTROL)
                    ? topic.length() - TopicNames.CONTROL.length()
                    : topic.length() - TopicNames.stream(topic).length();
            String prefix = topic.substring(0, end);
            sweeps.add(naming.table(TopicNames.topic(prefix, sweep.stream())), sweep, record);
        }
    }

    /** With {@code topics.regex} nobody knows the topics before their first rows come. */
    private TableWriter writer(String topic) throws WriteException {
        Set<String> topics = new HashSet<>(byTopic.keySet());
        topics.add(topic);
        Optional<String> problem = naming.collision(topics);
        if (problem.isPresent()) {
            throw new WriteException(problem.get(), false, null);
        }
        return tables.computeIfAbsent(naming.table(topic), this::writer);
    }

    private TableWriter writer(TableName table) {
        WriteSettings writing = parts.config().connector().writing();
        TableMetrics metrics = parts.metrics().table(table.table());
        SchemaApplier applier =
                new SchemaApplier(parts.config().connector().tables().policy(), statement -> metrics.ddl());
        TextCleaner texts = new TextCleaner(writing.nuls());
        TableTarget target = new TableTarget(table, parts.config().connector(), applier, new Encoders(texts));
        return new TableWriter(target, new TableBatch(target, texts, tuples, parts), parts);
    }

    /**
     * A turn of the worker.
     *
     * @param idle whether it brought no record
     */
    public void turned(boolean idle) {
        sweeps.turn(idle);
    }

    /**
     * Writes the tables for which enough rows wait, or long enough, and goes on with sweeps.
     *
     * @throws WriteException if some could not be written, and wait on
     */
    public void flushDue() throws WriteException {
        try {
            round.run(tables, table -> {
                if (table.isDue()) {
                    table.flush();
                }
            });
            sweeps.advance();
            if (!tables.isEmpty()) {
                purge.advance();
            }
        } finally {
            parts.session().rest();
        }
    }

    /** When {@link #flushDue} has something to do again without further records; empty when nothing waits. */
    public OptionalLong millisToNextFlush() {
        return Stream.concat(
                        Stream.of(sweeps.millisToNext()),
                        tables.values().stream().map(TableWriter::millisToFlush))
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .min();
    }

    /**
     * Writes all rows that wait.
     *
     * @throws WriteException if some could not be written, and wait on
     */
    public void flushAll() throws WriteException {
        try {
            round.run(tables, TableWriter::flush);
        } finally {
            parts.session().rest();
        }
    }

    /** Lowers the offsets of partitions to those of their first records that wait. */
    public void lowerToWaiting(Map<TopicPartition, Long> offsets) {
        tables.values().forEach(table -> table.lowerToWaiting(offsets));
        sweeps.lowerToWaiting(offsets);
    }

    /** Lets go of what waits for partitions that another task has now. */
    public void drop(Collection<TopicPartition> partitions) {
        tables.values().forEach(table -> table.drop(partitions));
        sweeps.drop(partitions);
    }
}
