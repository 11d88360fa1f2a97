// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.protocol;

import java.util.Set;
import java.util.function.Predicate;

/**
 * How a {@link RowReader} takes records that may come from any source.
 *
 * @param updatedAtField field of the value that holds the row's version; empty to go by Kafka's timestamps
 * @param epochUnit unit of versions that are plain numbers
 * @param envelopes whether values are rows or changes with the row before and after
 * @param jsonFields string fields that hold JSON, besides those whose schema says so
 * @param fields which fields of a value become fields of the row; the raw text has all of them
 * @param keyInValue whether the value alone names the row, because the record's key is another; such records have no
 *     tombstones
 */
public record ReadRules(
        String updatedAtField,
        EpochUnit epochUnit,
        Envelopes envelopes,
        Set<String> jsonFields,
        Predicate<String> fields,
        boolean keyInValue) {

    /** Rules that fit the records of our own source and most others. */
    public static final ReadRules DEFAULT =
            new ReadRules(RecordFields.UPDATED_AT, EpochUnit.AUTO, Envelopes.AUTO, Set.of(), field -> true);

    /** Rules for records whose key names the row. */
    public ReadRules(
            String updatedAtField,
            EpochUnit epochUnit,
            Envelopes envelopes,
            Set<String> jsonFields,
            Predicate<String> fields) {
        this(updatedAtField, epochUnit, envelopes, jsonFields, fields, false);
    }

    /** Unit of a time that is given as a number since 1970. */
    public enum EpochUnit {
        /** Below 10^11 seconds, else milliseconds: seconds up to the year 5138, milliseconds from 1973 on. */
        AUTO,
        SECONDS,
        MILLIS
    }

    /** Whether values are envelopes: {@code before}, {@code after} and {@code op}, as Debezium's sources write them. */
    public enum Envelopes {
        /** A value that has these fields is one. */
        AUTO,
        NEVER,
        ALWAYS
    }

    public ReadRules {
        jsonFields = Set.copyOf(jsonFields);
    }
}
