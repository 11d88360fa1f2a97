// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.grid;

/** What a tag is on. */
public enum TagPlace {
    SPREADSHEET,
    SHEET,
    ROW,
    COLUMN
}
