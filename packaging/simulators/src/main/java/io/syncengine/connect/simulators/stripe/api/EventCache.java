// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.api;

import io.syncengine.connect.simulators.stripe.data.Dataset;
import io.syncengine.connect.simulators.stripe.data.Event;
import io.syncengine.connect.simulators.stripe.data.EventText;
import io.syncengine.connect.simulators.stripe.shape.JsonBuffer;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Texts of events as lists show them. Who follows an account lists its newest events again and again, and an event never
 * changes, so the texts that were shown lately are kept, up to a bound. Not thread-safe.
 */
final class EventCache {
    private static final int MOST_BYTES = 8 << 20;

    /** An event of one of the accounts; datasets are told apart by identity. */
    private record Key(Dataset data, long number) {}

    private final Map<Key, byte[]> texts = new LinkedHashMap<>(16, 0.75f, true);
    private int bytes;

    /** @param text renders the dataset's events */
    void append(JsonBuffer out, Dataset data, Event event, EventText text) {
        Key key = new Key(data, event.number());
        byte[] known = texts.get(key);
        if (known != null) {
            out.append(known);
            return;
        }
        int start = out.length();
        text.append(out, event, true);
        byte[] made = out.toBytes(start);
        texts.put(key, made);
        bytes += made.length;
        Iterator<byte[]> eldest = texts.values().iterator();
        while (bytes > MOST_BYTES && eldest.hasNext()) {
            bytes -= eldest.next().length;
            eldest.remove();
        }
    }

    /** Events look otherwise from now on. */
    void clear() {
        texts.clear();
        bytes = 0;
    }
}
