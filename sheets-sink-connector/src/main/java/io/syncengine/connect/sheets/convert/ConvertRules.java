// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.convert;

import io.syncengine.connect.sheets.cells.CellRules;
import io.syncengine.connect.sheets.policy.DeleteMode;

import java.util.function.Function;

/**
 * How records become rows.
 *
 * @param versionField field that holds a row's version; empty to go by Kafka's timestamps
 * @param fields of each stream
 * @param deletes what deletions do
 * @param syncedAt column with the time at which a row was taken; empty for none
 */
public record ConvertRules(
        String versionField,
        Function<String, StreamFields> fields,
        CellRules cells,
        DeleteMode deletes,
        String syncedAt) {}
