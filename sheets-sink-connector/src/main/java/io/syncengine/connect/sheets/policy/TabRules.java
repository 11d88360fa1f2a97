// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.policy;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * How streams become tabs.
 *
 * @param title of a new tab, by stream; at most 100 characters
 * @param create whether missing tabs are made
 * @param keyFields by stream, one or more; the first is never empty in a row of ours, and a field without column reads
 *     as empty
 * @param versionField holds the version of a row
 * @param syncedAtField holds the time of the write, written with rows that change and no change of its own; empty for
 *     none
 */
public record TabRules(
        UnaryOperator<String> title,
        boolean create,
        Function<String, List<String>> keyFields,
        String versionField,
        String syncedAtField,
        TimeCells times) {

    /** The field that marks a row that is gone, where such rows stay. */
    public static final String DELETED_FIELD = "_deleted";

    /** The field that tells whose row it is, which sweeps go by. */
    public static final String ACCOUNT_FIELD = "_account_id";

    /** The field that tells live rows from those of test mode. */
    public static final String LIVEMODE_FIELD = "livemode";
}
