// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.verify;

import io.syncengine.connect.stripe.data.MalformedAnswerException;
import io.syncengine.connect.verify.account.AccountRow;
import io.syncengine.connect.verify.account.AccountRows;
import io.syncengine.connect.verify.account.CallRefusedException;
import io.syncengine.connect.verify.table.StreamTable;
import org.jspecify.annotations.Nullable;

import java.io.DataOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares one stream of one account: each page of the list with the rows that the table has by then, then the keys of
 * the table with all that was listed. What differs is looked at again. Of all rows no more is kept in memory than a page,
 * a part and the suspects.
 */
final class StreamCheck {

    private static final int LOOKED_UP = 500;

    /** A row whose content the table does not keep, or nobody can read: as good as any. */
    private static final long UNKNOWN = 0;

    private final AccountRows account;
    private final StreamTable table;
    private final Set<String> ignored;
    private final boolean isExhaustive;
    private final Suspects suspects;
    private final Sums sums = new Sums();

    /** Counts and hashes. */
    private static final class Sums {
        long accountRows;
        long tableRows;
        long accountHash;
        long tableHash;
    }

    /**
     * A sight of a row.
     *
     * @param accountHash content that Stripe showed
     * @param tableHash content that the table had; null: it did not have the row
     */
    private record Sight(long accountHash, @Nullable Long tableHash) {}

    /** @param isExhaustive whether what the list does not show is gone */
    StreamCheck(AccountRows account, StreamTable table, Set<String> ignored, boolean isExhaustive, Suspects suspects) {
        this.account = account;
        this.table = table;
        this.ignored = ignored;
        this.isExhaustive = isExhaustive;
        this.suspects = suspects;
    }

    /** Compares all, and keeps what differs as suspects. */
    void run() throws SQLException, IOException, CallRefusedException, MalformedAnswerException, InterruptedException {
        try (PartFiles sights = new PartFiles();
                PartFiles keys = new PartFiles()) {
            account.forEach(rows -> compare(rows, sights));
            table.forEachKey((id, parent) -> {
                sums.tableRows++;
                try {
                    DataOutputStream out = keys.of(id);
                    out.writeUTF(id);
                    out.writeUTF(parent == null ? "" : parent);
                } catch (IOException e) {
                    throw new SQLException("the keys of the table cannot be kept", e);
                }
            });
            for (int part = 0; part < PartFiles.PARTS; part++) {
                finish(part, sights, keys);
            }
        }
    }

    private void compare(List<AccountRow> rows, PartFiles sights) throws SQLException, IOException {
        long now = System.nanoTime();
        Map<String, StreamTable.Stored> stored =
                table.rows(rows.stream().map(AccountRow::id).toList());
        for (AccountRow row : rows) {
            long shown = Content.of(row.json(), ignored).hash();
            Long kept = hash(stored.get(row.id()));
            boolean isSame = kept != null && (!table.hasObjects() || kept == shown);
            if (!isSame) {
                DriftKind kind = kept == null ? DriftKind.MISSING : DriftKind.STALE;
                suspects.add(kind, new Suspect(row.id(), row.parent(), shown, now));
            }
            DataOutputStream out = sights.of(row.id());
            out.writeUTF(row.id());
            out.writeLong(shown);
            out.writeBoolean(kept != null);
            out.writeLong(kept == null ? UNKNOWN : kept);
        }
    }

    private @Nullable Long hash(StreamTable.@Nullable Stored stored) throws IOException {
        if (stored == null) {
            return null;
        }
        return stored.json() == null
                ? UNKNOWN
                : Content.of(stored.json(), ignored).hash();
    }

    private void finish(int part, PartFiles sights, PartFiles keys) throws IOException, SQLException {
        Map<String, Sight> seen = new HashMap<>();
        sights.forEach(part, in -> {
            String id = in.readUTF();
            long shown = in.readLong();
            boolean isStored = in.readBoolean();
            long kept = in.readLong();
            // A list that changes while it is read may show a row twice.
            seen.put(id, new Sight(shown, isStored ? kept : null));
        });
        sums.accountRows += seen.size();
        seen.forEach((id, sight) -> {
            sums.accountHash += Content.hash(id, table.hasObjects() || !table.exists() ? sight.accountHash() : UNKNOWN);
            if (sight.tableHash() != null) {
                sums.tableHash += Content.hash(id, sight.tableHash());
            }
        });
        long now = System.nanoTime();
        Map<String, String> unseen = new HashMap<>();
        keys.forEach(part, in -> {
            String id = in.readUTF();
            String parent = in.readUTF();
            if (!seen.containsKey(id)) {
                unseen.put(id, parent);
            }
        });
        unseen.forEach((id, parent) -> {
            if (isExhaustive) {
                suspects.add(DriftKind.EXTRA, new Suspect(id, parent.isEmpty() ? null : parent, null, now));
            }
        });
        addHashes(List.copyOf(unseen.keySet()));
    }

    private void addHashes(List<String> ids) throws SQLException, IOException {
        for (int from = 0; from < ids.size(); from += LOOKED_UP) {
            Map<String, StreamTable.Stored> rows =
                    table.rows(ids.subList(from, Math.min(ids.size(), from + LOOKED_UP)));
            for (Map.Entry<String, StreamTable.Stored> row : rows.entrySet()) {
                Long kept = hash(row.getValue());
                sums.tableHash += Content.hash(row.getKey(), kept == null ? UNKNOWN : kept);
            }
        }
    }

    /** What came out. */
    StreamDrift result(String stream, String accountId, SecondLook look, long unsettled) {
        Map<DriftKind, Drift> drifts = new EnumMap<>(DriftKind.class);
        for (DriftKind kind : DriftKind.values()) {
            drifts.put(kind, look.drift(kind, suspects.unchecked(kind)));
        }
        return new StreamDrift(
                stream,
                accountId,
                StreamDrift.State.COMPARED,
                null,
                sums.accountRows,
                sums.tableRows,
                sums.accountHash,
                sums.tableHash,
                table.hasObjects(),
                isExhaustive,
                drifts,
                unsettled);
    }
}
