// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.plan;

/** Fields have no column and must not get one. */
public final class ColumnsMissingException extends Exception {

    ColumnsMissingException(String message) {
        super(message);
    }
}
