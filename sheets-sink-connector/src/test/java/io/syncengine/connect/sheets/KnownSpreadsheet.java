// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets;

import io.syncengine.connect.sheets.google.SpreadsheetId;

/** A spreadsheet of which a test says what it has. */
final class KnownSpreadsheet implements SpreadsheetId {

    private Content content;
    private int filled;

    KnownSpreadsheet(Content content) {
        this.content = content;
    }

    void has(Content other) {
        content = other;
    }

    /** How often it was said to have all rows. */
    int timesFilled() {
        return filled;
    }

    @Override
    public String get() {
        return "1";
    }

    @Override
    public Content content() {
        return content;
    }

    @Override
    public void filled() {
        filled++;
    }
}
