// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.formula;

/** What a cell shows whose formula comes to nothing. */
public enum CellError {
    DIVIDE_BY_ZERO("#DIV/0!"),
    VALUE("#VALUE!"),
    REF("#REF!"),
    NAME("#NAME?"),
    ERROR("#ERROR!");

    private final String shown;

    CellError(String shown) {
        this.shown = shown;
    }

    /** What people see. */
    public String shown() {
        return shown;
    }
}
