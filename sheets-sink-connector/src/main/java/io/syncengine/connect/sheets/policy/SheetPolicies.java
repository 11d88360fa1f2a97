// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.policy;

/** What to do where people and the connector meet. */
public record SheetPolicies(
        DeleteMode deletes,
        CopiedRows copies,
        ColumnPolicy newColumns,
        MissingColumn missingColumn,
        MissingTab missingTab,
        RowDamage damage,
        Protection protection,
        CellsOverflow overflow) {}
