// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.grid;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/** A tab. Changed only in a draft of its workbook. */
public final class Sheet {
    /** Rows of a sheet that nobody said a number for. */
    public static final int USUAL_ROWS = 1000;

    /** Columns of a sheet that nobody said a number for. */
    public static final int USUAL_COLUMNS = 26;

    private final int id;
    private final List<Row> rows;
    private final List<ProtectedRange> protections;
    private final ObjectNode looks;
    private String title;
    private int columnCount;
    private int frozenRows;
    private int frozenColumns;
    private boolean isHidden;

    Sheet(int id, String title, int rowCount, int columnCount) {
        this.id = id;
        this.title = title;
        this.columnCount = columnCount;
        rows = new ArrayList<>(Collections.nCopies(rowCount, Row.EMPTY));
        protections = new ArrayList<>();
        looks = JsonNodeFactory.instance.objectNode();
    }

    private Sheet(int id, String title, Sheet other) {
        this.id = id;
        this.title = title;
        rows = new ArrayList<>(other.rows);
        protections = new ArrayList<>(other.protections);
        looks = other.looks.deepCopy();
        columnCount = other.columnCount;
        frozenRows = other.frozenRows;
        frozenColumns = other.frozenColumns;
        isHidden = other.isHidden;
    }

    Sheet copy() {
        return new Sheet(id, title, this);
    }

    /** A sheet like this one, without its protected ranges. */
    Sheet duplicate(int otherId, String otherTitle) {
        Sheet duplicate = new Sheet(otherId, otherTitle, this);
        duplicate.protections.clear();
        duplicate.isHidden = false;
        return duplicate;
    }

    public int id() {
        return id;
    }

    public String title() {
        return title;
    }

    public void title(String other) {
        title = other;
    }

    public int rowCount() {
        return rows.size();
    }

    public int columnCount() {
        return columnCount;
    }

    public int count(Dimension dimension) {
        return dimension == Dimension.ROWS ? rows.size() : columnCount;
    }

    public long cellCount() {
        return (long) rows.size() * columnCount;
    }

    public int frozen(Dimension dimension) {
        return dimension == Dimension.ROWS ? frozenRows : frozenColumns;
    }

    public void freeze(Dimension dimension, int count) {
        if (dimension == Dimension.ROWS) {
            frozenRows = count;
        } else {
            frozenColumns = count;
        }
    }

    public boolean isHidden() {
        return isHidden;
    }

    public void hidden(boolean hidden) {
        isHidden = hidden;
    }

    /** Other properties of the sheet in the API's shape, such as {@code tabColorStyle}. */
    public ObjectNode looks() {
        return looks;
    }

    public List<ProtectedRange> protections() {
        return protections;
    }

    public Row row(int index) {
        return rows.get(index);
    }

    public Cell cell(int row, int column) {
        return rows.get(row).cell(column);
    }

    public void row(int index, Row row) {
        rows.set(index, row);
    }

    /** Changes every row that has something in it. */
    public void mapRows(UnaryOperator<Row> change) {
        rows.replaceAll(row -> row == Row.EMPTY ? row : change.apply(row));
    }

    public boolean hasFormulas() {
        return rows.stream().anyMatch(Row::hasFormula);
    }

    /** Rows up to the last that has something in it. */
    public int usedRows() {
        int used = rows.size();
        while (used > 0 && rows.get(used - 1) == Row.EMPTY) {
            used--;
        }
        return used;
    }

    /** @param looksLike the row or column whose formats the new ones get; -1: none */
    Reindex insert(Dimension dimension, int at, int count, int looksLike) {
        if (dimension == Dimension.ROWS) {
            Row model = looksLike < 0 ? Row.EMPTY : rows.get(looksLike).map(Sheet::formatOf);
            rows.addAll(at, Collections.nCopies(count, model));
        } else {
            rows.replaceAll(row -> row.inserted(at, count, looksLike < 0 ? Cell.EMPTY : formatOf(row.cell(looksLike))));
            columnCount += count;
        }
        if (at < frozen(dimension)) {
            freeze(dimension, frozen(dimension) + count);
        }
        return Reindex.inserted(at, count);
    }

    private static Cell formatOf(Cell cell) {
        return Cell.EMPTY.withFormat(cell.format());
    }

    Reindex delete(Dimension dimension, int from, int to) {
        if (dimension == Dimension.ROWS) {
            rows.subList(from, to).clear();
        } else {
            rows.replaceAll(row -> row.deleted(from, to));
            columnCount -= to - from;
        }
        int frozen = frozen(dimension);
        freeze(dimension, frozen - Math.max(0, Math.min(to, frozen) - from));
        return Reindex.deleted(from, to);
    }

    /** @param destination before which they go, counted before they are taken out */
    Reindex move(Dimension dimension, int from, int to, int destination) {
        if (dimension == Dimension.ROWS) {
            Collections.rotate(
                    destination > from ? rows.subList(from, destination) : rows.subList(destination, to),
                    destination > from ? from - to : to - from);
        } else {
            rows.replaceAll(row -> row.moved(from, to, destination));
        }
        return Reindex.moved(from, to, destination);
    }

    void reindexProtections(Dimension dimension, Reindex reindex, int count) {
        List<ProtectedRange> old = List.copyOf(protections);
        protections.clear();
        for (ProtectedRange protection : old) {
            GridRange range = protection.range().after(dimension, reindex, count);
            if (range != null) {
                protections.add(new ProtectedRange(protection.id(), range, protection.settings()));
            }
        }
    }
}
