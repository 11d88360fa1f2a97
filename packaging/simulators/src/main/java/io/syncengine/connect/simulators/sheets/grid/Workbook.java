// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.grid;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A spreadsheet. Changes are made in a {@link #draft}, which shares what it does not change with its original; the original
 * stays as it is. Not thread-safe while it is a draft.
 */
public final class Workbook {
    private final String id;
    private final long revision;
    private final ObjectNode properties;
    private final List<Sheet> sheets;
    private final List<Metadata> metadata;
    private final Set<Integer> owned = new HashSet<>();

    private Workbook(String id, long revision, ObjectNode properties, List<Sheet> sheets, List<Metadata> metadata) {
        this.id = id;
        this.revision = revision;
        this.properties = properties;
        this.sheets = sheets;
        this.metadata = metadata;
    }

    /** Without any sheet, which no spreadsheet stays. */
    public static Workbook empty(String id, String title) {
        ObjectNode properties = JsonNodeFactory.instance
                .objectNode()
                .put("title", title)
                .put("locale", "en_US")
                .put("autoRecalc", "ON_CHANGE")
                .put("timeZone", "Etc/GMT");
        return new Workbook(id, 0, properties, new ArrayList<>(), new ArrayList<>());
    }

    /** A copy to be changed: the next revision. */
    public Workbook draft() {
        return new Workbook(
                id, revision + 1, properties.deepCopy(), new ArrayList<>(sheets), new ArrayList<>(metadata));
    }

    public String id() {
        return id;
    }

    /** How often it has changed. */
    public long revision() {
        return revision;
    }

    /** In the API's shape; to be changed in a draft only. */
    public ObjectNode properties() {
        return properties;
    }

    public String title() {
        return properties.path("title").asText();
    }

    /** In the order of the tabs. */
    public List<Sheet> sheets() {
        return Collections.unmodifiableList(sheets);
    }

    public Optional<Sheet> sheet(int sheetId) {
        return sheets.stream().filter(sheet -> sheet.id() == sheetId).findFirst();
    }

    /** Titles differ by more than the case of letters. */
    public Optional<Sheet> sheet(String title) {
        return sheets.stream()
                .filter(sheet -> sheet.title().equalsIgnoreCase(title))
                .findFirst();
    }

    public int indexOf(Sheet sheet) {
        for (int i = 0; i < sheets.size(); i++) {
            if (sheets.get(i).id() == sheet.id()) {
                return i;
            }
        }
        throw new IllegalArgumentException("no sheet of this workbook: " + sheet.id());
    }

    /** Of all sheets. */
    public long cellCount() {
        return sheets.stream().mapToLong(Sheet::cellCount).sum();
    }

    /** To be changed in a draft only. */
    public List<Metadata> metadata() {
        return metadata;
    }

    /** A sheet that may be changed, of a draft. */
    public Optional<Sheet> change(int sheetId) {
        Optional<Sheet> found = sheet(sheetId);
        if (found.isEmpty() || owned.contains(sheetId)) {
            return found;
        }
        Sheet copy = found.get().copy();
        sheets.set(indexOf(copy), copy);
        owned.add(sheetId);
        return Optional.of(copy);
    }

    /** @param index of the tab */
    public Sheet add(int sheetId, String title, int rowCount, int columnCount, int index) {
        return add(new Sheet(sheetId, title, rowCount, columnCount), index);
    }

    /** Adds a sheet like another one. Metadata stays with the original. */
    public Sheet duplicate(Sheet original, int sheetId, String title, int index) {
        return add(original.duplicate(sheetId, title), index);
    }

    private Sheet add(Sheet sheet, int index) {
        sheets.add(index, sheet);
        owned.add(sheet.id());
        return sheet;
    }

    /** Removes a sheet with everything on it. */
    public void remove(Sheet sheet) {
        sheets.remove(indexOf(sheet));
        metadata.removeIf(entry -> entry.sheetId() == sheet.id());
    }

    /** @param index where it is afterwards */
    public void reorder(Sheet sheet, int index) {
        Sheet moved = sheets.remove(indexOf(sheet));
        sheets.add(index, moved);
    }

    /**
     * Inserts rows or columns.
     *
     * @param sheet of {@link #change}
     * @param looksLike the row or column whose formats the new ones get; -1: none
     */
    public Reindex insert(Sheet sheet, Dimension dimension, int at, int count, int looksLike) {
        int old = sheet.count(dimension);
        return reindex(sheet, dimension, sheet.insert(dimension, at, count, looksLike), old);
    }

    /** Deletes rows or columns, and what is on them. */
    public Reindex delete(Sheet sheet, Dimension dimension, int from, int to) {
        int old = sheet.count(dimension);
        return reindex(sheet, dimension, sheet.delete(dimension, from, to), old);
    }

    /** @param destination before which they go, counted before they are taken out */
    public Reindex move(Sheet sheet, Dimension dimension, int from, int to, int destination) {
        return reindex(sheet, dimension, sheet.move(dimension, from, to, destination), sheet.count(dimension));
    }

    private Reindex reindex(Sheet sheet, Dimension dimension, Reindex reindex, int count) {
        sheet.reindexProtections(dimension, reindex, count);
        List<Metadata> old = List.copyOf(metadata);
        metadata.clear();
        for (Metadata entry : old) {
            if (entry.place() instanceof Metadata.OnLine line
                    && line.sheetId() == sheet.id()
                    && line.dimension() == dimension) {
                int index = reindex.of(line.index());
                if (index != Reindex.GONE) {
                    metadata.add(entry.at(new Metadata.OnLine(sheet.id(), dimension, index)));
                }
            } else {
                metadata.add(entry);
            }
        }
        return reindex;
    }
}
