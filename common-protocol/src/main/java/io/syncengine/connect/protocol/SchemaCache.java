// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.protocol;

import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What was worked out for a schema. Looked up by identity, since converters give the same instance record after record;
 * an instance that is new but equal gives the same answer. Belongs to one thread.
 */
final class SchemaCache<T> {

    /** As many as Connect's own converters keep. Transformations that make a schema for each record must not fill the heap. */
    private static final int LIMIT = 1000;

    private final Function<Schema, T> work;
    private final Map<Schema, T> byIdentity = new IdentityHashMap<>();
    private final Map<Schema, T> byContent = new HashMap<>();
    private @Nullable Schema lastSchema;
    private @Nullable T last;

    SchemaCache(Function<Schema, T> work) {
        this.work = work;
    }

    @SuppressWarnings("ReferenceEquality")
    T get(Schema schema) {
        T known = last;
        if (schema != lastSchema || known == null) {
            known = byIdentity.get(schema);
            if (known == null) {
                known = byContent(schema);
            }
            lastSchema = schema;
            last = known;
        }
        return known;
    }

    private T byContent(Schema schema) {
        if (byIdentity.size() >= LIMIT) {
            byIdentity.clear();
        }
        if (byContent.size() >= LIMIT) {
            byContent.clear();
        }
        T known = byContent.computeIfAbsent(schema, work);
        byIdentity.put(schema, known);
        return known;
    }
}
