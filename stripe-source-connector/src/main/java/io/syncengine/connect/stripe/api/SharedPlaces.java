// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The calls that the clients of a task may have under way together. A place that becomes free is kept for the client that
 * has waited longest, so that a busy account does not keep the others from being called. Event loop only.
 */
final class SharedPlaces {

    private final int size;
    private final Set<Runnable> waiting = new LinkedHashSet<>();
    private final Set<Runnable> kept = new HashSet<>();
    private int taken;

    SharedPlaces(int size) {
        this.size = size;
    }

    /**
     * Takes a place if there is one.
     *
     * @param client told when a place is kept for it, which it then takes or declines; the same object each time
     */
    boolean take(Runnable client) {
        if (kept.remove(client)) {
            return true;
        }
        if (taken < size) {
            taken++;
            return true;
        }
        waiting.add(client);
        return false;
    }

    /** Gives a place back. */
    void release() {
        taken--;
        Iterator<Runnable> first = waiting.iterator();
        if (first.hasNext()) {
            Runnable client = first.next();
            first.remove();
            taken++;
            kept.add(client);
            client.run();
        }
    }

    /** The client has nothing to send now; a place that is kept for it goes to the next. */
    void decline(Runnable client) {
        if (kept.remove(client)) {
            release();
        }
    }
}
