// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.json;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Decoders by topic and by the text of the schema. A topic has one schema, or a few while it changes, so the texts of its
 * schemas are compared one by one. Safe for any thread.
 */
final class RowDecoders {

    /** Of topics; more than a connector of a Stripe account has streams. */
    private static final int LIMIT = 500;

    /** Of schemas in a topic: the newest are kept. */
    private static final int VERSIONS = 4;

    private final Map<String, RowDecoder[]> byTopic = new ConcurrentHashMap<>();

    /** The decoder that knows the record's schema; null if there is none yet. */
    @Nullable
    RowDecoder get(String topic, byte[] text) {
        RowDecoder[] known = byTopic.get(topic);
        if (known != null) {
            for (RowDecoder decoder : known) {
                if (decoder.knows(text)) {
                    return decoder;
                }
            }
        }
        return null;
    }

    void put(String topic, RowDecoder decoder) {
        if (byTopic.size() >= LIMIT) {
            byTopic.clear();
        }
        byTopic.merge(topic, new RowDecoder[] {decoder}, RowDecoders::newestFirst);
    }

    private static RowDecoder[] newestFirst(RowDecoder[] known, RowDecoder[] added) {
        RowDecoder[] all = new RowDecoder[Math.min(known.length + 1, VERSIONS)];
        all[0] = added[0];
        System.arraycopy(known, 0, all, 1, all.length - 1);
        return all;
    }
}
