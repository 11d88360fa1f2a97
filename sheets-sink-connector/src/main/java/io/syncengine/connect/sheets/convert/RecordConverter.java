// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.convert;

import io.syncengine.connect.protocol.ReadRules;
import io.syncengine.connect.protocol.RecordContent;
import io.syncengine.connect.protocol.RecordPlace;
import io.syncengine.connect.protocol.Row;
import io.syncengine.connect.protocol.RowReader;
import io.syncengine.connect.protocol.RowVersion;
import io.syncengine.connect.protocol.Sweep;
import io.syncengine.connect.protocol.TopicNames;
import io.syncengine.connect.sheets.cells.CellMapper;
import io.syncengine.connect.sheets.cells.CellTexts;
import io.syncengine.connect.sheets.cells.WireSize;
import io.syncengine.connect.sheets.policy.DeleteMode;
import io.syncengine.connect.sheets.row.CellText;
import io.syncengine.connect.sheets.row.CellValue;
import io.syncengine.connect.sheets.row.DeliveryTicket;
import io.syncengine.connect.sheets.row.RowKey;
import io.syncengine.connect.sheets.row.SheetRow;
import io.syncengine.connect.sheets.row.Work;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Makes rows of records. For one thread. */
public final class RecordConverter {

    private final RowReader reader;
    private final ConvertRules rules;
    private final Clock clock;
    private final CellMapper mapper;
    private final Map<String, StreamConverter> streams = new HashMap<>();

    /** @param clock for the column with the time at which a row was taken */
    public RecordConverter(ConvertRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
        this.mapper = new CellMapper(rules.cells());
        // Which fields are taken depends on the stream, and is decided here.
        this.reader = new RowReader(new ReadRules(
                rules.versionField(), ReadRules.EpochUnit.AUTO, ReadRules.Envelopes.AUTO, Set.of(), field -> true));
    }

    /** What was changed in texts so far. */
    public CellTexts texts() {
        return mapper.texts();
    }

    /**
     * What a record says.
     *
     * @param ticket of the record, handed on with what comes of it
     * @throws DataException if the record cannot be stored; names its place and field, never a value
     */
    public Converted convert(SinkRecord record, DeliveryTicket ticket) {
        String stream = TopicNames.stream(record.topic());
        StreamConverter converter =
                streams.computeIfAbsent(stream, name -> new StreamConverter(name, rules, mapper, clock));
        KeyCells.Source source = converter.hasOwnKey() ? new KeyCells.Source(record.key(), record.value()) : null;
        RecordContent content = reader.read(record, source == null ? null : PLACEHOLDER);
        if (content instanceof Sweep sweep) {
            return rules.deletes() == DeleteMode.IGNORE
                    ? new Converted.Nothing(sweep.stream())
                    : new Converted.ToSweep(new Work.Sweeping(sweep.stream(), sweep, ticket));
        }
        if (!(content instanceof Row row)) {
            return new Converted.Nothing(content == RecordContent.Nothing.UNTIMED_TOMBSTONE ? stream : "");
        }
        if (row.isDelete() && rules.deletes() == DeleteMode.IGNORE) {
            return new Converted.Nothing(stream);
        }
        try {
            return new Converted.ToWrite(row(stream, converter, row, source, ticket));
        } catch (DataException e) {
            throw new DataException(RecordPlace.of(record) + ": " + e.getMessage());
        }
    }

    /** Keeps the shared reader from looking for a key of its own. */
    private static final io.syncengine.connect.protocol.RowKey PLACEHOLDER =
            new io.syncengine.connect.protocol.RowKey("-", "");

    private static SheetRow row(
            String stream,
            StreamConverter converter,
            Row row,
            KeyCells.@Nullable Source source,
            DeliveryTicket ticket) {
        Map<String, CellValue> key = source == null ? converter.key(row) : converter.ownKey(source);
        Map<String, CellValue> cells = converter.cells(row, key, source);
        RowVersion version = row.version();
        return new SheetRow(
                stream,
                RowKey.of(key.values().stream().map(CellText::of).toList()),
                version,
                cells,
                WireSize.of(cells.values()),
                ticket);
    }
}
