// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.json;

import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Encoders by schema. Looked up by identity, since connectors and transformations give the same instance record after
 * record; an instance that is new but equal has the same encoder. Safe for any thread.
 */
final class RowEncoders {

    /** As many as the worker's converter keeps. Transformations that make a schema for each record must not fill the heap. */
    private static final int LIMIT = 1000;

    private final Map<Schema, RowEncoder> byIdentity = new IdentityHashMap<>();
    private final Map<Schema, RowEncoder> byContent = new HashMap<>();

    /** The encoder for a schema; null if it is not known yet. */
    synchronized @Nullable RowEncoder get(Schema schema) {
        RowEncoder known = byIdentity.get(schema);
        if (known == null) {
            known = byContent.get(schema);
            if (known != null) {
                keep(byIdentity, schema, known);
            }
        }
        return known;
    }

    synchronized void put(Schema schema, RowEncoder encoder) {
        keep(byIdentity, schema, encoder);
        keep(byContent, schema, encoder);
    }

    private static void keep(Map<Schema, RowEncoder> map, Schema schema, RowEncoder encoder) {
        if (map.size() >= LIMIT) {
            map.clear();
        }
        map.put(schema, encoder);
    }
}
