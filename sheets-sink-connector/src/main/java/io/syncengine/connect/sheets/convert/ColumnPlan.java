// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.convert;

import io.syncengine.connect.protocol.RowShape;
import io.syncengine.connect.protocol.ValueType;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The columns that the fields of one shape go to, in order. Worked out once for a shape.
 *
 * @param columns without those of the key and of the sink
 */
record ColumnPlan(List<Column> columns) {

    /**
     * One of them.
     *
     * @param index of the value in the row
     * @param type null where no record has had a value yet, so that there is nothing to make a column for
     * @param epoch whether it holds seconds since 1970
     */
    record Column(String field, int index, @Nullable ValueType type, boolean epoch) {}

    static ColumnPlan of(RowShape shape, String stream, StreamFields fields, ConvertRules rules) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < shape.size(); i++) {
            RowShape.Field field = shape.fields().get(i);
            if (fields.takes(field.name()) && !field.name().equals(rules.syncedAt())) {
                boolean epoch = rules.cells().isEpoch(stream, field.name());
                columns.add(new Column(field.name(), i, field.type(), epoch));
            }
        }
        if (!fields.include().isEmpty()) {
            columns.sort(Comparator.comparingInt(column -> fields.include().indexOf(column.field())));
        }
        return new ColumnPlan(List.copyOf(columns));
    }
}
