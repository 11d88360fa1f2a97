// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.flush;

import io.syncengine.connect.protocol.RowKind;
import io.syncengine.connect.protocol.RowVersion;
import io.syncengine.connect.protocol.Sweep;
import io.syncengine.connect.sheets.row.CellText;
import io.syncengine.connect.sheets.row.CellValue;
import io.syncengine.connect.sheets.row.DeliveryTicket;
import io.syncengine.connect.sheets.row.PendingRows;
import io.syncengine.connect.sheets.row.RowKey;
import io.syncengine.connect.sheets.row.SheetRow;
import io.syncengine.connect.sheets.row.Work;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A topic of one partition and a consumer of it, which knows what the tab must look like in the end. Records are handed out
 * in order, of each key the newest of those at hand; a consumer that starts anew does so from the committed offset.
 */
final class TestLog implements PendingRows {

    static final String STREAM = "charges";
    static final String ACCOUNT = "acct_1";
    static final long START = Instant.parse("2026-05-06T12:00:00Z").toEpochMilli();

    /** A record: a row, a delete of it, or a sweep. */
    record Entry(
            String id,
            RowVersion version,
            Map<String, CellValue> cells,
            @Nullable Sweep sweep) {}

    private final List<Entry> entries = new ArrayList<>();
    private final List<String> rejected = new ArrayList<>();
    private int position;
    private int committed;
    private int durable;

    void upsert(String id, long second, Map<String, CellValue> values) {
        add(id, new RowVersion(START + second * 1000, RowKind.UPSERT, false), values);
    }

    void delete(String id, long second) {
        add(id, new RowVersion(START + second * 1000, RowKind.DELETE, false), Map.of());
    }

    void tombstone(String id, long second) {
        add(id, new RowVersion(START + second * 1000, RowKind.TOMBSTONE, false), Map.of());
    }

    void sweep(long second) {
        entries.add(new Entry(
                "",
                new RowVersion(0, RowKind.UPSERT, false),
                Map.of(),
                new Sweep(STREAM, ACCOUNT, null, START + second * 1000)));
    }

    private void add(String id, RowVersion version, Map<String, CellValue> values) {
        Map<String, CellValue> cells = new LinkedHashMap<>();
        cells.put("id", CellValue.text(id));
        cells.put("_account_id", CellValue.text(ACCOUNT));
        if (version.isDelete()) {
            cells.put("_deleted", CellValue.bool(true));
        } else {
            cells.putAll(values);
        }
        cells.put(
                "_updated_at",
                CellValue.text(Instant.ofEpochMilli(version.millis()).toString()));
        entries.add(new Entry(id, version, cells, null));
    }

    int size() {
        return entries.size();
    }

    boolean isDrained() {
        return position == entries.size() && committed == position;
    }

    /** The consumer crashed, or was rebalanced: it reads again from what was committed. */
    void restart() {
        position = committed;
        durable = committed;
    }

    /** The topic is read from its start; what is committed stays so until something is durable again. */
    void readAgain() {
        position = 0;
        durable = 0;
    }

    /** Behind what was read and is durable. */
    int durable() {
        return durable;
    }

    int position() {
        return position;
    }

    /** The consumer's offsets were set back, or the topic is to be read again. */
    void rewind(int offset) {
        position = Math.min(position, offset);
        committed = Math.min(committed, offset);
        durable = Math.min(durable, offset);
    }

    List<String> rejected() {
        return rejected;
    }

    static RowKey key(String id) {
        return RowKey.of(List.of(id, ACCOUNT));
    }

    @Override
    public @Nullable Work take(int maxRows, long maxBytes, Duration limit) {
        if (position == entries.size()) {
            return null;
        }
        if (entries.get(position).sweep != null) {
            Sweep sweep = entries.get(position).sweep;
            position++;
            return new Work.Sweeping(STREAM, sweep, ticket(position, "", new AtomicInteger(1)));
        }
        Map<String, Entry> newest = new LinkedHashMap<>();
        while (position < entries.size() && newest.size() < maxRows && entries.get(position).sweep == null) {
            Entry entry = entries.get(position);
            Entry other = newest.get(entry.id);
            if (other != null
                    && entry.version.kind() == RowKind.TOMBSTONE
                    && entry.version.millis() > other.version.millis()) {
                // What it means depends on what is there before.
                break;
            }
            position++;
            if (other == null || entry.version.replaces(other.version)) {
                newest.put(entry.id, entry);
            }
        }
        int end = position;
        AtomicInteger left = new AtomicInteger(newest.size());
        List<SheetRow> rows = new ArrayList<>();
        for (Entry entry : newest.values()) {
            rows.add(new SheetRow(STREAM, key(entry.id), entry.version, entry.cells, 100, ticket(end, entry.id, left)));
        }
        return new Work.Rows(rows);
    }

    /** The offset moves once all tickets of the batch were called. */
    private DeliveryTicket ticket(int end, String id, AtomicInteger left) {
        return new DeliveryTicket() {
            @Override
            public void done() {
                if (left.decrementAndGet() == 0) {
                    committed = end;
                    durable = end;
                }
            }

            @Override
            public void rejected(String reason) {
                rejected.add(id + ": " + reason);
                done();
            }
        };
    }

    /** What the tab holds in the end: cells by id and field, empty ones left out. */
    Map<String, Map<String, String>> expected() {
        Map<String, RowVersion> versions = new TreeMap<>();
        Map<String, Map<String, String>> rows = new TreeMap<>();
        long swept = Long.MIN_VALUE;
        for (Entry entry : entries) {
            if (entry.sweep != null) {
                swept = Math.max(swept, entry.sweep.before());
                long before = swept;
                rows.keySet().removeIf(id -> versions.get(id).millis() < before);
                continue;
            }
            RowVersion other = versions.get(entry.id);
            boolean old = !entry.version.isDelete() && entry.version.millis() < swept;
            if (old || (other != null && !entry.version.replaces(other))) {
                continue;
            }
            versions.put(entry.id, entry.version);
            rows.remove(entry.id);
            if (!entry.version.isDelete()) {
                Map<String, String> cells = new TreeMap<>();
                entry.cells.forEach((field, cell) -> {
                    if (!(cell instanceof CellValue.Empty)) {
                        cells.put(field, CellText.of(cell));
                    }
                });
                rows.put(entry.id, cells);
            }
        }
        return rows;
    }
}
