// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.convert;

import io.syncengine.connect.protocol.RecordFields;

import java.util.List;
import java.util.Set;

/**
 * Which fields of a stream become columns.
 *
 * @param key fields of the key; empty for the record's own, {@code id} and {@code _account_id}
 * @param include only these beside the key and the version, in this order; empty for all
 * @param exclude none of these
 */
public record StreamFields(List<String> key, List<String> include, Set<String> exclude) {

    /** Key fields where none are named. */
    public static final List<String> DEFAULT_KEY = List.of(RecordFields.ID, RecordFields.ACCOUNT_ID);

    public StreamFields {
        key = List.copyOf(key);
        include = List.copyOf(include);
        exclude = Set.copyOf(exclude);
    }

    /** Whether somebody named the key's fields. */
    boolean hasOwnKey() {
        return !key.isEmpty();
    }

    /** The key's fields, which are the first columns. */
    public List<String> keyFields() {
        return key.isEmpty() ? DEFAULT_KEY : key;
    }

    /** Whether a field gets a column, beside those of the key. */
    boolean takes(String field) {
        return (include.isEmpty() || include.contains(field))
                && !exclude.contains(field)
                && !keyFields().contains(field);
    }

    /** Whether the version gets a column. */
    public boolean showsVersion() {
        return !exclude.contains(RecordFields.UPDATED_AT);
    }
}
