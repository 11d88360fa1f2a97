// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.webhook;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * What goes wrong with deliveries.
 *
 * @param shares of the events, from 0 to 1; 0 where there is none
 */
public record HookFaults(Map<Kind, Double> shares) {
    private static final HookFaults NONE = new HookFaults(Map.of());

    /** One thing that goes wrong. */
    public enum Kind {
        /** The event is never sent. */
        LOST,
        /** It is sent late, up to {@link HookTiming#late}. */
        LATE,
        /** It is sent twice. */
        DOUBLED,
        /** It is sent behind later ones, up to {@link HookTiming#reordered}. */
        REORDERED,
        /** Somebody else sends something like it, signed with a secret that is not the endpoint's. */
        BAD_SIGNATURE,
        /** It is also sent with a signature that is right but {@link HookTiming#staleAge} old. */
        STALE_SIGNATURE,
        /** Its request is sent once more with the signature of then, {@link HookTiming#replayAfter} later. */
        REPLAYED;

        /** As options and control routes write it, such as {@code bad_signature}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws IllegalArgumentException when a share is not from 0 to 1 */
    public HookFaults {
        shares.forEach((kind, share) -> {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException(kind.text() + " is " + share + ": give a share from 0 to 1");
            }
        });
        Map<Kind, Double> some = new EnumMap<>(Kind.class);
        some.putAll(shares);
        some.values().removeIf(share -> share == 0);
        shares = Map.copyOf(some);
    }

    public static HookFaults none() {
        return NONE;
    }

    public double share(Kind kind) {
        return shares.getOrDefault(kind, 0.0);
    }

    /** @throws IllegalArgumentException when the share is not from 0 to 1 */
    public HookFaults with(Kind kind, double share) {
        Map<Kind, Double> more = new EnumMap<>(Kind.class);
        more.putAll(shares);
        more.put(kind, share);
        return new HookFaults(more);
    }
}
