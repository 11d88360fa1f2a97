// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.schema;

/**
 * Names and types of a table's columns as one number, which the server computes. By it a transaction finds in passing that
 * somebody has changed a type since the table was read: binary values of the old type may be taken for values of the new
 * one, of quite another size. Columns that were added since do not count, since nothing is written to them.
 *
 * @param attributes columns that the table had or ever had had when it was read
 * @param number of those that it had
 */
public record LayoutMark(int attributes, long number) {

    /** SQL for the number of a relation, as the catalog is now. */
    static String of(String relation, String attributes) {
        return "(SELECT hashtextextended(coalesce(string_agg(concat_ws(' ', m.attnum, m.atttypid, m.attname), ','"
                + " ORDER BY m.attnum), ''), 0) FROM pg_catalog.pg_attribute m WHERE m.attrelid = " + relation
                + " AND m.attnum BETWEEN 1 AND " + attributes + " AND NOT m.attisdropped)";
    }

    /** SQL that tells whether the mark still holds; worth something only for who has locked the table before. */
    public String check(TableName table) {
        return of(Identifiers.literal(table.quoted()) + "::regclass", Integer.toString(attributes)) + " = " + number;
    }
}
