// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.cells;

/** A value that no cell can hold. The message says what to do and quotes nothing of the value. */
public final class CellException extends Exception {

    private static final long serialVersionUID = 1;

    CellException(String message) {
        super(message);
    }
}
