// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.protocol;

import org.jspecify.annotations.Nullable;

/**
 * One row of a stream as a sink works on it, whatever form the record had. A delete has neither values nor raw text: no
 * sink keeps what it held.
 */
public final class Row implements RecordContent {

    private static final @Nullable Object[] NO_VALUES = {};

    private final RowKey key;
    private final RowVersion version;
    private final RowShape shape;
    private final @Nullable Object[] values;
    private final @Nullable String raw;
    private final @Nullable String parentId;

    private Row(
            RowKey key,
            RowVersion version,
            RowShape shape,
            @Nullable Object[] values,
            @Nullable String raw,
            @Nullable String parentId) {
        this.key = key;
        this.version = version;
        this.shape = shape;
        this.values = values;
        this.raw = raw;
        this.parentId = parentId;
    }

    /**
     * A row that is there.
     *
     * @param values one for each field of the shape, of its type or null; owned by the row from now on
     * @param raw the object as its source sent it, as JSON text
     */
    static Row upsert(
            RowKey key,
            RowVersion version,
            RowShape shape,
            @Nullable Object[] values,
            @Nullable String raw,
            @Nullable String parentId) {
        return new Row(key, version, shape, values, raw, parentId);
    }

    /** A row that is gone. */
    static Row gone(RowKey key, RowVersion version) {
        return new Row(key, version, RowShape.EMPTY, NO_VALUES, null, null);
    }

    public RowKey key() {
        return key;
    }

    public RowVersion version() {
        return version;
    }

    public RowKind kind() {
        return version.kind();
    }

    /** Whether the row is gone: a delete or a tombstone. */
    public boolean isDelete() {
        return version.isDelete();
    }

    public RowShape shape() {
        return shape;
    }

    /** The value of the shape's field of that index, of the field's {@link ValueType}. */
    public @Nullable Object value(int index) {
        return values[index];
    }

    /** The object as its source sent it, as JSON text that nobody has checked. */
    public @Nullable String raw() {
        return raw;
    }

    /** Id of the object that the row was read through; null but in child streams. */
    public @Nullable String parentId() {
        return parentId;
    }
}
