// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.convert;

import io.syncengine.connect.protocol.RecordFields;
import io.syncengine.connect.protocol.Row;
import io.syncengine.connect.protocol.RowShape;
import io.syncengine.connect.protocol.ValueType;
import io.syncengine.connect.sheets.cells.CellException;
import io.syncengine.connect.sheets.cells.CellMapper;
import io.syncengine.connect.sheets.policy.DeleteMode;
import io.syncengine.connect.sheets.row.CellValue;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes the cells of one stream's rows. For one thread. */
final class StreamConverter {

    /** Records without a schema may come in shapes without end. */
    private static final int PLANS = 1000;

    private final String stream;
    private final StreamFields fields;
    private final ConvertRules rules;
    private final Clock clock;
    private final CellMapper mapper;
    private final KeyCells keys;
    private final Map<RowShape, ColumnPlan> plans = new HashMap<>();

    StreamConverter(String stream, ConvertRules rules, CellMapper mapper, Clock clock) {
        this.stream = stream;
        this.clock = clock;
        this.fields = rules.fields().apply(stream);
        this.rules = rules;
        this.mapper = mapper;
        this.keys = new KeyCells(mapper.texts());
    }

    boolean hasOwnKey() {
        return fields.hasOwnKey();
    }

    /**
     * The cells of a key that the configuration names, in order.
     *
     * @throws DataException if one is missing
     */
    Map<String, CellValue> ownKey(KeyCells.Source source) {
        Map<String, CellValue> cells = new LinkedHashMap<>();
        for (String field : fields.key()) {
            cells.put(field, keys.required(source, field, fields.key().size() == 1));
        }
        return cells;
    }

    /** The cells of the key that the record has itself, in order. */
    Map<String, CellValue> key(Row row) {
        Map<String, CellValue> cells = new LinkedHashMap<>();
        cells.put(RecordFields.ID, keys.text(RecordFields.ID, row.key().id()));
        cells.put(
                RecordFields.ACCOUNT_ID,
                keys.text(RecordFields.ACCOUNT_ID, row.key().accountId()));
        return cells;
    }

    /**
     * All cells of a row.
     *
     * @param key cells of the key, to which the others are added
     * @param source the record's fields, where the key is not the record's own; else null
     * @throws DataException if a value fits no cell
     */
    Map<String, CellValue> cells(Row row, Map<String, CellValue> key, KeyCells.@Nullable Source source) {
        Map<String, CellValue> cells = new LinkedHashMap<>(key);
        if (!row.isDelete()) {
            if (source != null) {
                addKeptFields(source, cells);
            }
            addFields(row, cells);
            addText(RecordFields.PARENT_ID, row.shape().hasParent(), ValueType.STRING, row.parentId(), cells);
            addText(RecordFields.RAW_DATA, row.shape().hasRaw(), ValueType.JSON, row.raw(), cells);
        }
        if (rules.deletes() == DeleteMode.SOFT) {
            cells.put(RecordFields.DELETED, row.isDelete() ? CellValue.bool(true) : CellValue.EMPTY);
        }
        if (fields.showsVersion()) {
            cells.put(
                    RecordFields.UPDATED_AT,
                    mapper.exact(Instant.ofEpochMilli(row.version().millis())));
        }
        if (!rules.syncedAt().isEmpty()) {
            Instant second = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            cells.put(rules.syncedAt(), mapper.moment(second));
        }
        return cells;
    }

    /** What the shared reader takes for the key is an ordinary field where the key is another one. */
    private void addKeptFields(KeyCells.Source source, Map<String, CellValue> cells) {
        for (String field : StreamFields.DEFAULT_KEY) {
            Object value = source.find(field);
            if (value != null && fields.takes(field)) {
                cells.put(field, keys.cell(field, value));
            }
        }
    }

    private void addFields(Row row, Map<String, CellValue> cells) {
        if (plans.size() >= PLANS) {
            plans.clear();
        }
        ColumnPlan plan = plans.computeIfAbsent(row.shape(), shape -> ColumnPlan.of(shape, stream, fields, rules));
        for (ColumnPlan.Column column : plan.columns()) {
            if (column.type() != null) {
                cells.put(column.field(), cell(column, row.value(column.index())));
            }
        }
    }

    private CellValue cell(ColumnPlan.Column column, @Nullable Object value) {
        try {
            return mapper.cell(column.type(), value, column.epoch());
        } catch (CellException e) {
            throw KeyCells.fault(column.field(), String.valueOf(e.getMessage()));
        }
    }

    private void addText(
            String field, boolean there, ValueType type, @Nullable String text, Map<String, CellValue> cells) {
        if (there && fields.takes(field)) {
            cells.put(field, cell(new ColumnPlan.Column(field, 0, type, false), text));
        }
    }
}
