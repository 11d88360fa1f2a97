// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.list;

import io.syncengine.connect.stripe.config.PassSettings;
import io.syncengine.connect.stripe.spec.StreamClass;
import io.syncengine.connect.stripe.spec.StreamDefinition;

import java.util.Set;

/**
 * How often a stream's list is read again, and how much of it. Times are seconds; 0: never.
 *
 * @param full time between two snapshots
 * @param relist time after which it is listed again whatever its class
 * @param window time between two passes over a window
 * @param windowLength how far back those go
 * @param tail time between two passes over what is new
 */
record PassPolicy(long full, long relist, long window, long windowLength, long tail) {

    /** A stream without events is as far behind as this, and each look is one call. */
    private static final long TAIL = 60;

    /** They have no events, can be cut by time, and change or go nevertheless. */
    private static final Set<String> MUTABLE = Set.of("file_links", "shipping_rates", "radar_value_lists");

    /** It has no events, and its rows become available some days after they were made. */
    private static final String BALANCE = "balance_transactions";

    /** Its list can be cut by time, but what changes is mostly old, and rows may go without an event. */
    private static final String ACCOUNTS = "accounts";

    /** Its rows show in events only when they are over, which they are a day after they were made. */
    private static final String CHECKOUT = "checkout_sessions";

    private static final long CHECKOUT_INTERVAL = 900;
    private static final long CHECKOUT_WINDOW = 90_000;

    /** Rows change and go, and the only event about them tells of neither. */
    private static final String DESTINATIONS = "v2_core_event_destinations";

    /**
     * The policy of a stream by its class, with the exceptions above.
     *
     * @param hasEvents whether there are events of the stream
     */
    static PassPolicy of(StreamDefinition stream, boolean hasEvents, PassSettings settings) {
        long snapshot = settings.snapshot().toSeconds();
        long reconcile = settings.reconcile().toSeconds();
        long window = settings.window().toSeconds();
        PassPolicy never = new PassPolicy(0, settings.relist().toSeconds(), 0, 0, 0);
        PassPolicy policy = switch (likeOfFirstVersion(stream, hasEvents)) {
            case A -> never;
            case B -> ofIncomplete(stream, never, reconcile, window);
            case C -> ofEventless(stream, never, settings);
            case E, G -> never.full(snapshot);
            case D, F -> never.full(reconcile);
            case H -> throw new IllegalStateException("every list of v2 is read as one of v1");
        };
        return settings.backfill() || isReadWhole(stream, hasEvents) ? policy : policy.withoutFullPasses();
    }

    /** Whether a stream is read whole even where what exists already is not wanted: it would be empty for ever. */
    static boolean isReadWhole(StreamDefinition stream, boolean hasEvents) {
        StreamClass like = likeOfFirstVersion(stream, hasEvents);
        return like == StreamClass.E || like == StreamClass.G;
    }

    /** Lists of v2 are read as those of v1 that are alike; whether events tell of every change is not known of any. */
    private static StreamClass likeOfFirstVersion(StreamDefinition stream, boolean hasEvents) {
        if (stream.streamClass() != StreamClass.H) {
            return stream.streamClass();
        }
        boolean isTold = hasEvents && !stream.name().equals(DESTINATIONS);
        if (stream.isRanged()) {
            return isTold ? StreamClass.B : StreamClass.C;
        }
        return isTold ? StreamClass.D : StreamClass.E;
    }

    private static PassPolicy ofIncomplete(StreamDefinition stream, PassPolicy never, long reconcile, long window) {
        return switch (stream.name()) {
            case ACCOUNTS -> never.full(reconcile);
            case CHECKOUT -> never.window(CHECKOUT_INTERVAL, CHECKOUT_WINDOW);
            default -> never.window(reconcile, window);
        };
    }

    private static PassPolicy ofEventless(StreamDefinition stream, PassPolicy never, PassSettings settings) {
        PassPolicy policy = new PassPolicy(0, never.relist, 0, 0, TAIL);
        if (MUTABLE.contains(stream.name())) {
            return policy.full(settings.snapshot().toSeconds());
        }
        return stream.name().equals(BALANCE)
                ? policy.window(
                        settings.reconcile().toSeconds(), settings.window().toSeconds())
                : policy;
    }

    private PassPolicy full(long interval) {
        return new PassPolicy(interval, relist, window, windowLength, tail);
    }

    private PassPolicy window(long interval, long length) {
        return new PassPolicy(full, relist, interval, length, tail);
    }

    private PassPolicy withoutFullPasses() {
        return new PassPolicy(0, 0, window, windowLength, tail);
    }
}
