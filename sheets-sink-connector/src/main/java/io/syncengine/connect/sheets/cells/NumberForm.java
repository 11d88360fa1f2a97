// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.cells;

/** How numbers of a kind are written. */
public enum NumberForm {
    /** As a number, which a spreadsheet can add up. */
    NUMBER,
    /** As its digits, none of which gets lost. */
    TEXT
}
