// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.row;

import io.syncengine.connect.protocol.RowVersion;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A record, ready to be written. An upsert is the whole row: fields that it lacks are empty. A delete holds its key cells
 * and, where deleted rows stay in the sheet, the cells that mark it; other cells of the row stay as they are.
 *
 * @param stream part of the topic after its last dot
 * @param cells by field, in the order in which columns are made; key fields are among them
 * @param bytes what it takes on the wire, roughly
 */
public record SheetRow(
        String stream,
        RowKey key,
        RowVersion version,
        Map<String, CellValue> cells,
        long bytes,
        DeliveryTicket ticket) {

    public SheetRow {
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }

    public boolean isDelete() {
        return version.isDelete();
    }

    /** The cell of a field, empty where the record lacks it. */
    public CellValue cell(String field) {
        return cells.getOrDefault(field, CellValue.EMPTY);
    }

    /** Without values, which are the customer's data. */
    @Override
    public String toString() {
        return "SheetRow[" + stream + ", " + version.kind() + "]";
    }
}
