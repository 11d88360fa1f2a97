// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.state;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The codec between {@link StreamState} and a Connect source offset: a flat map of primitives under a partition
 * <code>{account, livemode, stream}</code>. Numbers come back from Connect as {@code Long}, whatever they went out as.
 */
public final class StreamOffsets {

    /** The form of the offsets that this code writes. */
    public static final long VERSION = 1;

    public static final String ACCOUNT = "account";
    public static final String LIVEMODE = "livemode";
    public static final String STREAM = "stream";

    public static final String V = "v";
    public static final String PHASE = "phase";
    public static final String EPOCH = "epoch";
    public static final String API = "api";
    public static final String T0 = "t0";

    /** When the newest full pass began. */
    public static final String PASS = "pass";

    /** What the newest pass is for: backfill, snapshot or reconcile. */
    public static final String KIND = "kind";

    /** When the newest pass over a window of some days began. */
    public static final String REC = "rec";

    /** When the newest pass over what had been created since the one before began. */
    public static final String TAIL = "tail";

    /** Rows that the newest full pass has listed. */
    public static final String LISTED = "listed";

    /** Why the newest full pass does not show every row; empty or missing: it does. */
    public static final String PARTIAL = "partial";

    public static final String RANGES = "ranges";
    public static final String EV = "ev";
    public static final String EVIDS = "evids";
    public static final String EVIDS_FULL = "evids_full";
    public static final String LO = "lo";
    public static final String STAMP = "stamp";
    public static final String ROWS = "rows";
    public static final String ERR = "err";
    public static final String REASON = "reason";
    public static final String UNTIL = "until";

    /** Only in what a person writes: list again what was created from this moment on. */
    public static final String FROM = "from";

    /** What ranges and ids of events may take of the 16 KB of an offset, in characters. */
    private static final int MAX_TEXT = 15_000;

    private StreamOffsets() {}

    /**
     * Partition of a stream of an account in one mode. Connect finds an offset by the bytes of its partition, written in
     * the map's order, and reads partitions back into a {@link HashMap}: another order, such as the one of {@code Map.of}
     * that changes with every JVM, would lose all offsets at a restart.
     */
    public static Map<String, String> partition(String account, boolean livemode, String stream) {
        Map<String, String> partition = new HashMap<>();
        partition.put(ACCOUNT, account);
        partition.put(LIVEMODE, Boolean.toString(livemode));
        partition.put(STREAM, stream);
        return Collections.unmodifiableMap(partition);
    }

    /** The offset that stands for the state; the map cannot be changed, since Connect keeps the reference. */
    public static Map<String, Object> encode(StreamState state) {
        String ranges = RangeText.encode(state.ranges());
        // Should ranges with long ids leave too little space, the window is replayed after a restart.
        boolean fits = ranges.length() + state.seen().text().length() <= MAX_TEXT;
        SeenIds seen = fits ? state.seen() : SeenIds.UNKNOWN;
        Map<String, Object> offset = new LinkedHashMap<>();
        offset.put(V, VERSION);
        offset.put(PHASE, state.phase().name());
        offset.put(EPOCH, state.epoch());
        offset.put(API, state.api());
        offset.put(T0, state.planned());
        encode(state.passes(), offset);
        offset.put(RANGES, ranges);
        offset.put(EV, state.eventPosition());
        offset.put(EVIDS, seen.text());
        offset.put(EVIDS_FULL, seen.complete());
        offset.put(LO, state.lowest());
        offset.put(STAMP, state.stamp());
        offset.put(ROWS, state.rows());
        if (state.phase() == Phase.SKIPPED) {
            offset.put(REASON, state.error());
            offset.put(UNTIL, state.until());
        } else {
            offset.put(ERR, state.error());
        }
        return Collections.unmodifiableMap(offset);
    }

    private static void encode(Passes passes, Map<String, Object> offset) {
        offset.put(PASS, passes.full());
        offset.put(KIND, passes.kind().code());
        offset.put(REC, passes.window());
        offset.put(TAIL, passes.tail());
        offset.put(LISTED, passes.listed());
        offset.put(PARTIAL, passes.partial());
    }

    /**
     * The state that an offset stands for. A minimal offset written by a person is accepted: {@code {"v":1,"ev":…}}
     * follows events from that moment without listing, {@code {"v":1,"phase":"LIST","from":…}} lists again from there.
     *
     * @param api version to assume when the offset names none
     * @throws IllegalArgumentException naming the key and what is wrong with it
     */
    public static StreamState decode(Map<String, ?> offset, String api) {
        long version = number(offset, V, 0);
        if (version != VERSION) {
            throw new IllegalArgumentException("v is " + version + ", but this version of the connector reads "
                    + VERSION + ": install the version that wrote it, or reset the offsets to list again");
        }
        String reason = text(offset, REASON, "");
        List<Range> ranges = RangeText.decode(text(offset, RANGES, "[]"));
        Phase phase = phase(offset);
        if (phase == Phase.LIST && ranges.isEmpty()) {
            // A person asked for a new listing; the plan is made when the task starts, as for a stream never seen.
            phase = Phase.NEW;
        }
        return new StreamState(
                phase,
                number(offset, EPOCH, 0),
                text(offset, API, api),
                number(offset, T0, 0),
                passes(offset),
                ranges,
                number(offset, EV, 0),
                seen(offset),
                number(offset, offset.containsKey(FROM) ? FROM : LO, 0),
                number(offset, STAMP, 0),
                number(offset, ROWS, 0),
                reason.isEmpty() ? text(offset, ERR, "") : reason,
                number(offset, UNTIL, 0));
    }

    private static Passes passes(Map<String, ?> offset) {
        // Events from a moment on, as a person may ask for, count as a pass at that moment: the next one is due later.
        long otherwise = number(offset, T0, number(offset, EV, 0));
        return new Passes(
                PassKind.ofCode(text(offset, KIND, PassKind.BACKFILL.code())),
                number(offset, PASS, otherwise),
                number(offset, REC, 0),
                number(offset, TAIL, 0),
                number(offset, LISTED, 0),
                text(offset, PARTIAL, ""));
    }

    private static SeenIds seen(Map<String, ?> offset) {
        SeenIds seen = new SeenIds(text(offset, EVIDS, ""), bool(offset, EVIDS_FULL, false));
        seen.hashes();
        return seen;
    }

    private static Phase phase(Map<String, ?> offset) {
        String name = text(offset, PHASE, Phase.LIVE.name());
        try {
            return Phase.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("phase is not one of NEW, LIST, LIVE, SKIPPED", e);
        }
    }

    private static long number(Map<String, ?> offset, String key, long otherwise) {
        Object value = offset.get(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Long || value instanceof Integer) {
            long number = ((Number) value).longValue();
            if (number >= 0) {
                return number;
            }
        }
        throw wrong(key, "a whole number, 0 or more");
    }

    private static String text(Map<String, ?> offset, String key, String otherwise) {
        Object value = offset.get(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof String string) {
            return string;
        }
        throw wrong(key, "a string");
    }

    private static boolean bool(Map<String, ?> offset, String key, boolean otherwise) {
        @Nullable Object value = offset.get(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Boolean bool) {
            return bool;
        }
        throw wrong(key, "true or false");
    }

    private static IllegalArgumentException wrong(String key, String expected) {
        return new IllegalArgumentException(key + " is not " + expected);
    }
}
