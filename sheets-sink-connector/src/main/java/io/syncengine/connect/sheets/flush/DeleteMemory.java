// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.flush;

import io.syncengine.connect.protocol.RowKind;
import io.syncengine.connect.protocol.RowVersion;
import io.syncengine.connect.protocol.Sweep;
import io.syncengine.connect.sheets.grid.CellRead;
import io.syncengine.connect.sheets.grid.GridView;
import io.syncengine.connect.sheets.layout.Streams;
import io.syncengine.connect.sheets.layout.TabLayout;
import io.syncengine.connect.sheets.plan.Intent;
import io.syncengine.connect.sheets.plan.Remembered;
import io.syncengine.connect.sheets.row.CellValue;
import io.syncengine.connect.sheets.row.DeliveryTicket;
import io.syncengine.connect.sheets.row.RowKey;
import io.syncengine.connect.sheets.row.SheetRow;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Deletes and sweeps that keep older records from bringing rows back. Each is a row of a hidden tab, written in the batch
 * that takes the row away, and is known here as soon as that batch was applied.
 */
final class DeleteMemory implements Remembered {

    private record Entry(long version, long since) {}

    private static final DeliveryTicket NOBODYS = new DeliveryTicket() {
        @Override
        public void done() {
            // Goes with a record that has a ticket of its own.
        }

        @Override
        public void rejected(String reason) {
            // As above.
        }
    };

    /** Roughly, of a row of the hidden tab. */
    private static final int BYTES = 200;

    /** By stream, then by the text of the key. */
    private final Map<String, Map<String, Entry>> entries = new HashMap<>();

    @Override
    public @Nullable RowVersion delete(String stream, RowKey key) {
        Entry entry = entries.getOrDefault(stream, Map.of()).get(key.canonical());
        return entry == null ? null : RowVersion.stored(entry.version, true);
    }

    /** How many deletes and sweeps are remembered. */
    long size() {
        return entries.values().stream().mapToLong(Map::size).sum();
    }

    @Override
    public long sweptBefore(String stream, String account, String livemode) {
        Map<String, Entry> known = entries.get(stream);
        if (known == null) {
            return Long.MIN_VALUE;
        }
        long all = before(known, sweepKey(account, null));
        return livemode.isEmpty() ? all : Math.max(all, before(known, sweepKey(account, Boolean.valueOf(livemode))));
    }

    private static long before(Map<String, Entry> known, String key) {
        Entry entry = known.get(key);
        return entry == null ? Long.MIN_VALUE : entry.version;
    }

    /** No key's text starts like that. */
    private static String sweepKey(String account, @Nullable Boolean livemode) {
        return "*" + account + (livemode == null ? "" : livemode ? " live" : " test");
    }

    /**
     * What is to be written so that a delete is remembered; null if it tells nothing new. A tombstone that finds no row
     * repeats a delete that is known already.
     *
     * @param there whether the key has a row
     */
    Intent.@Nullable Put remembering(SheetRow delete, boolean there, long nowMillis) {
        RowVersion known = delete(delete.stream(), delete.key());
        boolean repeats = delete.version().kind() == RowKind.TOMBSTONE && !there;
        if (known != null && (repeats || delete.version().millis() <= known.millis())) {
            return null;
        }
        return put(delete.stream(), delete.key().canonical(), delete.version().millis(), nowMillis);
    }

    /** What is to be written so that a sweep is remembered; null if a later one is. */
    Intent.@Nullable Put remembering(String stream, Sweep sweep, long nowMillis) {
        String key = sweepKey(sweep.accountId(), sweep.livemode());
        Entry known = entries.getOrDefault(stream, Map.of()).get(key);
        return known != null && known.version >= sweep.before() ? null : put(stream, key, sweep.before(), nowMillis);
    }

    private static Intent.Put put(String stream, String key, long version, long nowMillis) {
        Map<String, CellValue> cells = new LinkedHashMap<>();
        cells.put(Streams.MEMORY_STREAM, CellValue.text(stream));
        cells.put(Streams.MEMORY_KEY, CellValue.text(key));
        cells.put(Streams.MEMORY_VERSION, CellValue.number(version));
        cells.put(Streams.MEMORY_SINCE, CellValue.number(nowMillis));
        return new Intent.Put(new SheetRow(
                Streams.MEMORY,
                RowKey.of(List.of(stream, key)),
                new RowVersion(nowMillis, RowKind.UPSERT, true),
                cells,
                BYTES,
                NOBODYS));
    }

    /** Such an intent was carried out, or is to be known to this task only. */
    void remember(Intent.Put put) {
        SheetRow row = put.row();
        if (row.cell(Streams.MEMORY_STREAM) instanceof CellValue.Text stream
                && row.cell(Streams.MEMORY_KEY) instanceof CellValue.Text key
                && row.cell(Streams.MEMORY_VERSION) instanceof CellValue.Number version
                && row.cell(Streams.MEMORY_SINCE) instanceof CellValue.Number since) {
            remember(stream.text(), key.text(), (long) version.number(), (long) since.number());
        }
    }

    private void remember(String stream, String key, long version, long since) {
        entries.computeIfAbsent(stream, name -> new HashMap<>())
                .merge(key, new Entry(version, since), (a, b) -> a.version >= b.version ? a : b);
    }

    /** Takes in what the hidden tab says. */
    void load(TabLayout layout, GridView view) {
        for (int row = 0; row < layout.sheet().rows(); row++) {
            String stream = text(layout, view, row, Streams.MEMORY_STREAM);
            String key = text(layout, view, row, Streams.MEMORY_KEY);
            long version = number(layout, view, row, Streams.MEMORY_VERSION);
            if (row != layout.header() && !stream.isEmpty() && !key.isEmpty() && version >= 0) {
                remember(stream, key, version, Math.max(0, number(layout, view, row, Streams.MEMORY_SINCE)));
            }
        }
    }

    private static String text(TabLayout layout, GridView view, int row, String field) {
        return cell(layout, view, row, field).text();
    }

    private static long number(TabLayout layout, GridView view, int row, String field) {
        return cell(layout, view, row, field).value() instanceof CellValue.Number number ? (long) number.number() : -1;
    }

    private static CellRead cell(TabLayout layout, GridView view, int row, String field) {
        int column = layout.column(field);
        return column < 0 ? CellRead.EMPTY : view.cell(layout.sheetId(), row, column);
    }

    /** Forgets deletes that were remembered before that time, and says which rows that makes superfluous. Sweeps stay. */
    List<Intent> forgetting(long beforeMillis, int most) {
        List<Intent> drops = new ArrayList<>();
        entries.forEach((stream, known) -> known.entrySet().removeIf(entry -> {
            boolean old =
                    entry.getValue().since < beforeMillis && !entry.getKey().startsWith("*");
            if (old && drops.size() < most) {
                drops.add(new Intent.Drop(Streams.MEMORY, RowKey.of(List.of(stream, entry.getKey())), Long.MAX_VALUE));
                return true;
            }
            return false;
        }));
        return drops;
    }
}
