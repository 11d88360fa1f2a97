// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import io.syncengine.connect.postgres.config.ArrayMode;
import io.syncengine.connect.postgres.config.DeleteMode;
import io.syncengine.connect.postgres.config.PostgresSinkConfig;
import io.syncengine.connect.postgres.schema.Column;
import io.syncengine.connect.postgres.schema.ColumnDefinition;
import io.syncengine.connect.postgres.schema.ControlTable;
import io.syncengine.connect.postgres.schema.Identifiers;
import io.syncengine.connect.postgres.schema.SchemaApplier;
import io.syncengine.connect.postgres.schema.SchemaException;
import io.syncengine.connect.postgres.schema.SystemColumns;
import io.syncengine.connect.postgres.schema.Table;
import io.syncengine.connect.postgres.schema.TableDefinition;
import io.syncengine.connect.postgres.schema.TableName;
import io.syncengine.connect.postgres.write.RowLayout.Slot;
import io.syncengine.connect.postgres.write.RowLayout.Source;
import io.syncengine.connect.protocol.RecordFields;
import io.syncengine.connect.protocol.RowKey;
import io.syncengine.connect.protocol.RowShape;
import io.syncengine.connect.protocol.ValueType;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The table that a topic's rows go to, made ready for the shapes that they have. */
final class TableTarget {

    /** Rows without schema may have any number of shapes. */
    private static final int LIMIT = 1000;

    private final TableName name;
    private final boolean softDelete;
    private final boolean nativeArrays;
    private final List<String> key;
    private final SchemaApplier applier;
    private final Encoders encoders;
    private final Map<RowShape, RowLayout> layouts = new IdentityHashMap<>();
    private final Map<List<Column>, ColumnSet> columnSets = new HashMap<>();
    private @Nullable Table table;

    /**
     * A table.
     *
     * @param applier makes it what it has to be
     * @param encoders write into columns
     */
    TableTarget(TableName name, PostgresSinkConfig config, SchemaApplier applier, Encoders encoders) {
        this.name = name;
        this.softDelete = config.writing().deletes() == DeleteMode.SOFT;
        this.key = config.tables().key();
        this.nativeArrays = config.tables().arrays() == ArrayMode.NATIVE;
        this.applier = applier;
        this.encoders = encoders;
    }

    TableName name() {
        return name;
    }

    /** Columns that tell rows apart. */
    List<String> key() {
        return key;
    }

    /** The table is not what it was: whatever is known of it is read anew. */
    void forget() {
        table = null;
        forgetLayouts();
    }

    /**
     * Makes the table ready for rows of these shapes, and answers what it is. Talks to the server only for shapes that are
     * new.
     *
     * @param connection outside of a transaction
     */
    Table prepare(Connection connection, Collection<RowShape> shapes) throws SQLException, SchemaException {
        List<RowShape> unknown =
                shapes.stream().filter(shape -> !layouts.containsKey(shape)).toList();
        Table known = table;
        if (known == null || !unknown.isEmpty()) {
            if (layouts.size() + unknown.size() > LIMIT) {
                forgetLayouts();
                unknown = List.copyOf(shapes);
            }
            if (known == null) {
                applier.prepare(connection, name.schema(), EnumSet.allOf(ControlTable.class));
            }
            Table before = known;
            known = applier.apply(connection, definition(unknown));
            table = known;
            if (before != null && !before.columns().equals(known.columns())) {
                // A layout holds its columns' types, and leaves out those that the table did not have.
                forgetLayouts();
                unknown = List.copyOf(shapes);
            }
            for (RowShape shape : unknown) {
                layouts.put(shape, layout(known, shape));
            }
        }
        return known;
    }

    private void forgetLayouts() {
        layouts.clear();
        columnSets.clear();
    }

    /** The layout for a shape that the table was prepared for. */
    RowLayout layout(RowShape shape) {
        RowLayout layout = layouts.get(shape);
        if (layout == null) {
            throw new IllegalStateException("table " + name + " was not prepared for " + shape);
        }
        return layout;
    }

    /** Whether the key columns of the prepared table can hold a key, which is a clean text. */
    boolean takesKey(RowKey key) {
        Table known = Objects.requireNonNull(table, "prepared before");
        return takes(column(known, RecordFields.ID), key.id())
                && takes(column(known, RecordFields.ACCOUNT_ID), key.accountId());
    }

    private boolean takes(Column column, String key) {
        return column.type().isText() || encoders.key(column.type()).write(key, new TupleBuffer(64));
    }

    private TableDefinition definition(List<RowShape> shapes) {
        List<ColumnDefinition> columns = new ArrayList<>();
        for (RowShape shape : shapes) {
            for (RowShape.Field field : shape.fields()) {
                if (nativeArrays && field.elements() != null) {
                    columns.add(ColumnDefinition.ofArray(field.name(), field.elements(), true));
                } else if (field.type() != null) {
                    columns.add(ColumnDefinition.of(field.name(), field.type(), true));
                }
            }
        }
        return new TableDefinition(
                name,
                key,
                columns,
                shapes.stream().anyMatch(RowShape::hasRaw),
                shapes.stream().anyMatch(RowShape::hasParent),
                softDelete);
    }

    /** How rows of a shape become tuples of a table that has the columns for them. */
    RowLayout layout(Table known, RowShape shape) {
        List<Slot> slots = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        Column id = column(known, RecordFields.ID);
        slots.add(new Slot(id, Source.ID, -1, encoders.key(id.type())));
        Column account = column(known, RecordFields.ACCOUNT_ID);
        slots.add(new Slot(account, Source.ACCOUNT, -1, encoders.key(account.type())));
        taken.add(RecordFields.ID);
        for (int i = 0; i < shape.size(); i++) {
            RowShape.Field field = shape.fields().get(i);
            Column column = known.columns().get(Identifiers.column(field.name()));
            if (column != null && !column.generated() && taken.add(column.name())) {
                ValueType type = field.type();
                FieldEncoder encoder = type == null ? FieldEncoder.NONE : encoders.of(type, column.type());
                slots.add(new Slot(column, Source.FIELD, i, encoder));
            }
        }
        if (shape.hasParent()) {
            addText(slots, known, RecordFields.PARENT_ID, Source.PARENT, ValueType.STRING);
        }
        if (shape.hasRaw()) {
            addText(slots, known, RecordFields.RAW_DATA, Source.RAW, ValueType.JSON);
        }
        Column updatedAt = column(known, RecordFields.UPDATED_AT);
        List<Column> columns = new ArrayList<>();
        slots.forEach(slot -> columns.add(slot.column()));
        columns.add(updatedAt);
        columns.add(column(known, SystemColumns.ROW_HASH));
        ColumnSet set = columnSets.computeIfAbsent(columns, same -> new ColumnSet(known, key, same));
        return new RowLayout(set, slots, encoders.of(ValueType.TIMESTAMP, updatedAt.type()));
    }

    private void addText(List<Slot> slots, Table known, String name, Source source, ValueType type) {
        Column column = known.columns().get(name);
        if (column != null && !column.generated()) {
            slots.add(new Slot(column, source, -1, encoders.of(type, column.type())));
        }
    }

    private Column column(Table known, String column) {
        return known.column(column)
                .orElseThrow(() -> new IllegalStateException("table " + name + " has no column " + column));
    }
}
