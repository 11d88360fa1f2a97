// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.data;

import io.syncengine.connect.protocol.FieldKind;
import io.syncengine.connect.stripe.spec.CreatedFilter;
import io.syncengine.connect.stripe.spec.FieldDefinition;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is taken out of a stream's objects: a slot per property of use. Immutable. */
final class ObjectShape {

    /** What a property tells besides its value. */
    enum Role {
        NONE,
        ID,
        POSITION,
        DELETED
    }

    /** A property of use. {@code index} is its place among the values; {@link #NO_VALUE} when it is no field. */
    record Slot(int index, FieldKind kind, Role role) {}

    static final int NO_VALUE = -1;

    private final int size;
    private final boolean hasText;
    private final Map<String, Slot> slots;

    ObjectShape(StreamDefinition stream) {
        this(stream.createdFilter(), stream.fields(), true);
    }

    private ObjectShape(@Nullable CreatedFilter ranges, List<FieldDefinition> fields, boolean hasText) {
        this.size = fields.size();
        this.hasText = hasText;
        this.slots = new HashMap<>(2 * size);
        if (ranges != null) {
            // Objects write moments as the filter does.
            FieldKind kind = ranges.form() == CreatedFilter.Form.EPOCH ? FieldKind.TIMESTAMP : FieldKind.STRING;
            slots.put(ranges.field(), new Slot(NO_VALUE, kind, Role.POSITION));
        }
        slots.put("id", new Slot(NO_VALUE, FieldKind.STRING, Role.ID));
        slots.put("deleted", new Slot(NO_VALUE, FieldKind.BOOLEAN, Role.DELETED));
        for (int i = 0; i < size; i++) {
            FieldDefinition field = fields.get(i);
            Slot special = slots.get(field.name());
            slots.put(field.name(), new Slot(i, field.kind(), special == null ? Role.NONE : special.role()));
        }
    }

    /** No more of objects than where they lie and one property, as it is; null: without the property. */
    static ObjectShape ofParents(StreamDefinition parents, @Nullable String property) {
        List<FieldDefinition> fields = parents.fields().stream()
                .filter(field -> field.name().equals(property))
                .toList();
        return new ObjectShape(parents.createdFilter(), fields, false);
    }

    /** Whether the text of the objects is wanted. */
    boolean hasText() {
        return hasText;
    }

    /** Number of values. */
    int size() {
        return size;
    }

    /** The slot of the property; null when it is of no use. */
    @Nullable
    Slot slot(String property) {
        return slots.get(property);
    }
}
