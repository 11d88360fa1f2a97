// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.webhook;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers signatures whose requests were taken, for as long as they would pass. Stripe signs each attempt anew, so one
 * that comes again was recorded on its way. Bounded: what is forgotten early does no harm beyond a needless look, since
 * what an event changes is decided by what was emitted already. Safe for any thread.
 */
final class ReplayGuard {

    private static final int CAPACITY = 65_536;

    private final long lifetime;
    private final Map<Long, Long> taken = new LinkedHashMap<>();

    /** @param lifetime seconds for which a signature passes */
    ReplayGuard(long lifetime) {
        this.lifetime = lifetime;
    }

    /** Whether a request with one of the signatures was taken. */
    synchronized boolean isReplay(SignatureHeader header) {
        return header.signatures().stream().anyMatch(signature -> taken.containsKey(start(signature)));
    }

    /** The request was answered as taken: one more with these signatures is a replay. */
    synchronized void taken(SignatureHeader header, long now) {
        header.signatures().forEach(signature -> taken.put(start(signature), now));
        Iterator<Long> oldest = taken.values().iterator();
        while (oldest.hasNext() && (oldest.next() < now - 2 * lifetime || taken.size() > CAPACITY)) {
            oldest.remove();
        }
    }

    private static long start(byte[] signature) {
        return ByteBuffer.wrap(signature).getLong();
    }
}
