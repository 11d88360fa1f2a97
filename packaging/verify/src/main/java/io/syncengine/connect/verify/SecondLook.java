// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.verify;

import io.syncengine.connect.stripe.data.MalformedAnswerException;
import io.syncengine.connect.verify.account.AccountRow;
import io.syncengine.connect.verify.account.AccountRows;
import io.syncengine.connect.verify.account.CallRefusedException;
import io.syncengine.connect.verify.account.Pause;
import io.syncengine.connect.verify.table.StreamTable;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Looks again at rows that differed. The table is read first and Stripe after it: what Stripe shows unchanged since the look
 * before has been true all the while, so the table had the time to settle, and cannot know anything newer.
 */
final class SecondLook {

    private static final int AT_ONCE = 200;

    private final AccountRows account;
    private final StreamTable table;
    private final Tolerance tolerance;
    private final Set<String> ignored;
    private final Pause pause;
    private final Map<DriftKind, Long> confirmed = new EnumMap<>(DriftKind.class);
    private final Map<DriftKind, List<Drift.Example>> examples = new EnumMap<>(DriftKind.class);

    SecondLook(AccountRows account, StreamTable table, Tolerance tolerance, Set<String> ignored, Pause pause) {
        this.account = account;
        this.table = table;
        this.tolerance = tolerance;
        this.ignored = ignored;
        this.pause = pause;
    }

    /**
     * Looks until each row is drift or is none.
     *
     * @return rows of which that cannot be said, since they change all the time
     */
    long settle(List<Suspect> suspects)
            throws SQLException, IOException, CallRefusedException, MalformedAnswerException, InterruptedException {
        List<Suspect> left = suspects;
        for (int look = 0; look < tolerance.looks() && !left.isEmpty(); look++) {
            awaitSettled(left);
            List<Suspect> changed = new ArrayList<>();
            for (int from = 0; from < left.size(); from += AT_ONCE) {
                look(left.subList(from, Math.min(left.size(), from + AT_ONCE)), changed);
            }
            left = changed;
        }
        return left.size();
    }

    private void awaitSettled(List<Suspect> suspects) throws InterruptedException {
        long youngest = suspects.stream().mapToLong(Suspect::nanos).max().orElseThrow();
        long left = youngest + tolerance.settle().toNanos() - System.nanoTime();
        if (left > 0) {
            pause.sleep(Duration.ofNanos(left));
        }
    }

    private void look(List<Suspect> suspects, List<Suspect> changed)
            throws SQLException, IOException, CallRefusedException, MalformedAnswerException, InterruptedException {
        Map<String, StreamTable.Stored> stored =
                table.rows(suspects.stream().map(Suspect::id).toList());
        Map<String, AccountRow> listed = listed(suspects);
        for (Suspect suspect : suspects) {
            Optional<AccountRow> shown = account.isReadOneByOne(suspect.parent())
                    ? account.read(suspect.id(), suspect.parent())
                    : Optional.ofNullable(listed.get(suspect.id()));
            compare(suspect, shown.orElse(null), stored.get(suspect.id()), changed);
        }
    }

    /** Of what no call reads one, all is read, and those wanted are kept. */
    private Map<String, AccountRow> listed(List<Suspect> suspects)
            throws SQLException, IOException, CallRefusedException, MalformedAnswerException, InterruptedException {
        Set<String> wanted = new HashSet<>();
        suspects.stream()
                .filter(suspect -> !account.isReadOneByOne(suspect.parent()))
                .forEach(suspect -> wanted.add(suspect.id()));
        Map<String, AccountRow> found = new HashMap<>();
        if (!wanted.isEmpty()) {
            account.forEach(rows ->
                    rows.stream().filter(row -> wanted.contains(row.id())).forEach(row -> found.put(row.id(), row)));
        }
        return found;
    }

    private void compare(
            Suspect suspect, @Nullable AccountRow shown, StreamTable.@Nullable Stored stored, List<Suspect> changed)
            throws IOException {
        Content mine = shown == null ? null : Content.of(shown.json(), ignored);
        Long hash = mine == null ? null : mine.hash();
        SortedSet<String> members = differences(mine, stored);
        if ((mine == null) == (stored == null) && members.isEmpty()) {
            return;
        }
        if (Objects.equals(hash, suspect.accountHash())) {
            DriftKind kind = mine == null ? DriftKind.EXTRA : stored == null ? DriftKind.MISSING : DriftKind.STALE;
            confirm(kind, new Drift.Example(suspect.id(), List.copyOf(members)));
        } else {
            changed.add(new Suspect(suspect.id(), suspect.parent(), hash, System.nanoTime()));
        }
    }

    /** Members that differ, where both sides have the object. */
    private SortedSet<String> differences(@Nullable Content mine, StreamTable.@Nullable Stored stored)
            throws IOException {
        String json = stored == null ? null : stored.json();
        return mine == null || json == null ? new TreeSet<>() : mine.differences(Content.of(json, ignored));
    }

    private void confirm(DriftKind kind, Drift.Example example) {
        confirmed.merge(kind, 1L, Long::sum);
        List<Drift.Example> some = examples.computeIfAbsent(kind, any -> new ArrayList<>());
        if (some.size() < tolerance.examples()) {
            some.add(example);
        }
    }

    Drift drift(DriftKind kind, long unchecked) {
        return new Drift(confirmed.getOrDefault(kind, 0L), unchecked, examples.getOrDefault(kind, List.of()));
    }
}
