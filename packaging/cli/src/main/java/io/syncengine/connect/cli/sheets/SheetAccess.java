// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.sheets;

import io.syncengine.connect.cli.outcome.CommandFailure;

import java.io.IOException;

/**
 * What somebody may do with a spreadsheet: asked of Google, without changing anything.
 *
 * @param title of the spreadsheet
 * @param isWritable false: it can be read only
 */
public record SheetAccess(String title, boolean isWritable) {

    /**
     * Asks.
     *
     * @throws CommandFailure if it cannot even be read
     * @throws IOException if Google does not answer, or not clearly
     */
    public static SheetAccess of(SheetsApi api) throws CommandFailure, IOException, InterruptedException {
        try {
            return new SheetAccess(api.describe().at("/properties/title").asText(), api.isWritable());
        } catch (SheetsFailure e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
