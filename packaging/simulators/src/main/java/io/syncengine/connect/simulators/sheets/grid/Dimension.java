// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.grid;

/** Rows or columns. */
public enum Dimension {
    ROWS("row"),
    COLUMNS("column");

    private final String noun;

    Dimension(String noun) {
        this.noun = noun;
    }

    /** One of them, as error texts name it. */
    public String noun() {
        return noun;
    }
}
