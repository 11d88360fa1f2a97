// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.redact;

import io.syncengine.connect.protocol.FieldKind;
import io.syncengine.connect.stripe.data.StripeObject;
import io.syncengine.connect.stripe.spec.FieldDefinition;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes out of one stream's objects what must not leave. Immutable; safe for any thread. */
public final class StreamRedaction {

    /** What a text with an escaped letter may say cannot be told by searching it. */
    private static final String ESCAPED = "\\u00";

    private final List<PathTree> own;
    private final Map<String, PathTree> kinds;
    private final List<String> marks;
    private final List<List<PathTree>> byField = new ArrayList<>();
    private final boolean[] isJson;
    private final boolean withText;

    /**
     * @param own paths from the root of the stream's objects
     * @param kinds paths from the root of objects that lie in others, by their {@code object} values
     * @param withText whether rows have {@code _raw_data}
     */
    StreamRedaction(StreamDefinition stream, List<PathTree> own, Map<String, PathTree> kinds, boolean withText) {
        this.own = List.copyOf(own);
        this.kinds = Map.copyOf(kinds);
        this.marks = kinds.keySet().stream()
                .map(kind -> "\"object\":\"" + kind + '"')
                .toList();
        this.withText = withText;
        List<FieldDefinition> fields = stream.fields();
        this.isJson = new boolean[fields.size()];
        for (int i = 0; i < isJson.length; i++) {
            byField.add(PathTree.at(this.own, fields.get(i).name()));
            isJson[i] = fields.get(i).kind() == FieldKind.JSON;
        }
    }

    /** The object without what must not leave; the same one when nothing in it is to be removed. */
    public StripeObject of(StripeObject object) {
        @Nullable Object[] old = object.values();
        @Nullable Object[] values = old;
        for (int i = 0; i < old.length; i++) {
            Object kept = old[i] == null ? null : kept(old[i], i);
            if (kept != old[i]) {
                values = values == old ? old.clone() : values;
                values[i] = kept;
            }
        }
        String raw = withText ? without(object.raw(), own, true) : object.raw();
        return values == old && raw.equals(object.raw())
                ? object
                : new StripeObject(object.id(), object.position(), values, raw, object.deleted(), object.violations());
    }

    private @Nullable Object kept(@Nullable Object value, int field) {
        List<PathTree> paths = byField.get(field);
        if (PathTree.anyEnds(paths)) {
            return null;
        }
        return isJson[field] && value instanceof String text ? without(text, paths, false) : value;
    }

    private String without(String text, List<PathTree> paths, boolean isRow) {
        return paths.isEmpty() && !mayHoldSuchObject(text)
                ? text
                : new TextRedaction(text, kinds, isRow).without(paths);
    }

    private boolean mayHoldSuchObject(String text) {
        for (String mark : marks) {
            if (text.contains(mark)) {
                return true;
            }
        }
        return text.contains(ESCAPED);
    }
}
