// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.protocol;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Which fields a row has, in order, without the key, the version and the other fields of {@link RecordFields}. Rows that
 * came with one schema share one instance, so that a sink can keep what it works out for a shape and look it up by
 * identity.
 */
public final class RowShape {

    /** The shape of a row without fields, such as a delete. */
    public static final RowShape EMPTY = new RowShape(List.of(), false, false);

    /**
     * One field of a row.
     *
     * @param type null where there is no schema and no record has had a value yet: no column comes of that, but an
     *     existing one is set to null
     * @param elements what each element of an array is, where the schema names a plain type for them; the value is the
     *     array as a JSON document all the same
     */
    public record Field(
            String name, @Nullable ValueType type, @Nullable ValueType elements) {

        /** A field that is no array of plain values. */
        public Field(String name, @Nullable ValueType type) {
            this(name, type, null);
        }
    }

    private final List<Field> fields;
    private final boolean raw;
    private final boolean parent;
    private final int hash;

    private RowShape(List<Field> fields, boolean raw, boolean parent) {
        this.fields = List.copyOf(fields);
        this.raw = raw;
        this.parent = parent;
        this.hash = 31 * this.fields.hashCode() + (raw ? 2 : 0) + (parent ? 1 : 0);
    }

    /**
     * A shape.
     *
     * @param fields names are distinct
     * @param raw whether rows have the raw text
     * @param parent whether rows have a parent's id
     */
    public static RowShape of(List<Field> fields, boolean raw, boolean parent) {
        return fields.isEmpty() && !raw && !parent ? EMPTY : new RowShape(fields, raw, parent);
    }

    /** In the order of the values of a row. */
    public List<Field> fields() {
        return fields;
    }

    public int size() {
        return fields.size();
    }

    /** Whether rows have {@code _raw_data}. */
    public boolean hasRaw() {
        return raw;
    }

    /** Whether rows have {@code _parent_id}. */
    public boolean hasParent() {
        return parent;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof RowShape shape
                        && hash == shape.hash
                        && raw == shape.raw
                        && parent == shape.parent
                        && fields.equals(shape.fields));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return "RowShape" + fields + (raw ? " with raw text" : "") + (parent ? " with parent" : "");
    }
}
