// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.state;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Judges offsets that a person wrote, before they replace those of the connector: whether a task would read them, with
 * the very codec that a task uses, and whether they can mean what they say. Safe for any thread.
 */
public final class OffsetCheck {

    private static final Set<String> PARTITION_KEYS =
            Set.of(StreamOffsets.ACCOUNT, StreamOffsets.LIVEMODE, StreamOffsets.STREAM);

    private static final Set<String> OFFSET_KEYS = Set.of(
            StreamOffsets.V,
            StreamOffsets.PHASE,
            StreamOffsets.EPOCH,
            StreamOffsets.API,
            StreamOffsets.T0,
            StreamOffsets.PASS,
            StreamOffsets.KIND,
            StreamOffsets.REC,
            StreamOffsets.TAIL,
            StreamOffsets.LISTED,
            StreamOffsets.PARTIAL,
            StreamOffsets.RANGES,
            StreamOffsets.EV,
            StreamOffsets.EVIDS,
            StreamOffsets.EVIDS_FULL,
            StreamOffsets.LO,
            StreamOffsets.STAMP,
            StreamOffsets.ROWS,
            StreamOffsets.ERR,
            StreamOffsets.REASON,
            StreamOffsets.UNTIL,
            StreamOffsets.FROM);

    /**
     * What this host's clock may be behind Stripe's, in seconds: a connector's own offsets are to be taken back wherever it
     * runs.
     */
    private static final long SKEW = 3600;

    private final Predicate<String> streams;
    private final Optional<Set<String>> accounts;
    private final boolean livemode;
    private final LongSupplier now;

    /**
     * Makes a check for one connector.
     *
     * @param streams whether there is a stream of that name
     * @param accounts the accounts that the connector reads, where its configuration tells them all
     * @param livemode the mode of its key
     * @param now seconds since 1970
     */
    public OffsetCheck(Predicate<String> streams, Optional<Set<String>> accounts, boolean livemode, LongSupplier now) {
        this.streams = streams;
        this.accounts = accounts.map(TreeSet::new);
        this.livemode = livemode;
        this.now = now;
    }

    /**
     * Judges one entry.
     *
     * @param partition null if the person gave none
     * @param offset null resets the partition, which is always fine: so can entries be removed that nobody understands
     * @throws IllegalArgumentException naming partition, key and what is wrong with it
     */
    public void check(@Nullable Map<String, ?> partition, @Nullable Map<String, ?> offset) {
        if (offset == null) {
            return;
        }
        try {
            checkPartition(partition == null ? Map.of() : partition);
            checkOffset(offset);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("offset of partition " + partition + ": " + e.getMessage(), e);
        }
    }

    private void checkPartition(Map<String, ?> partition) {
        require(
                partition.keySet().equals(PARTITION_KEYS),
                "the partition must have the keys account, livemode and stream, and no others");
        String id = text(partition, StreamOffsets.ACCOUNT);
        require(id.matches("acct_[A-Za-z0-9_]+"), "account must be the id of an account, acct_…");
        require(
                accounts.isEmpty() || accounts.get().contains(id),
                "account must be "
                        + accounts.map(known -> String.join(" or ", known)).orElse("")
                        + ", which this connector reads");
        require(
                text(partition, StreamOffsets.LIVEMODE).equals(Boolean.toString(livemode)),
                "livemode must be the text \"" + livemode + "\", which is the mode of this connector's key");
        String stream = text(partition, StreamOffsets.STREAM);
        require(streams.test(stream), "stream must be the name of a stream in the plural, such as customers");
    }

    private void checkOffset(Map<String, ?> offset) {
        Set<String> unknown = new TreeSet<>(offset.keySet());
        unknown.removeAll(OFFSET_KEYS);
        require(unknown.isEmpty(), "unknown keys " + unknown);
        require(offset.get(StreamOffsets.V) != null, "v is missing; it must be " + StreamOffsets.VERSION);
        StreamState state = StreamOffsets.decode(offset, "");
        notInTheFuture(StreamOffsets.EV, state.eventPosition());
        notInTheFuture(StreamOffsets.T0, state.planned());
        notInTheFuture(StreamOffsets.PASS, state.passes().full());
        notInTheFuture(StreamOffsets.REC, state.passes().window());
        notInTheFuture(StreamOffsets.TAIL, state.passes().tail());
        boolean again = state.phase() == Phase.NEW;
        if (offset.get(StreamOffsets.FROM) != null) {
            require(again, "from goes with \"phase\":\"LIST\" and without ranges: it asks for a new listing");
            notInTheFuture(StreamOffsets.FROM, state.lowest());
        }
        boolean full = state.passes().kind().isFull();
        if (state.phase() == Phase.LIVE && full) {
            require(state.ranges().isEmpty(), "ranges must be empty in phase LIVE; use phase LIST");
        }
        if (state.phase() == Phase.LIST) {
            require(full, "kind must be backfill or snapshot in phase LIST");
        }
        if (state.isFollowed()) {
            require(state.eventPosition() > 0, "ev is missing: the second from which on events are to be followed");
        }
    }

    private void notInTheFuture(String key, long seconds) {
        require(
                seconds <= now.getAsLong() + SKEW,
                key + " is " + seconds + ", which lies in the future; it counts seconds since 1970");
    }

    private static String text(Map<String, ?> partition, String key) {
        require(partition.get(key) instanceof String, key + " must be a text");
        return String.valueOf(partition.get(key));
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
