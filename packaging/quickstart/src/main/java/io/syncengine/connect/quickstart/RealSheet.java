// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A spreadsheet at Google.
 *
 * @param credentials JSON of a service account's key
 */
record RealSheet(String spreadsheet, String credentials) implements SheetTarget {

    /** Where Google's own programs look for the file of a key. */
    static final String KEY_FILE = "GOOGLE_APPLICATION_CREDENTIALS";

    /**
     * A spreadsheet that is shared with a service account.
     *
     * @param spreadsheet id, or address as a browser shows it
     * @param keyFile of the account, as {@link #KEY_FILE} names it
     * @throws QuickstartException when the file is not named or cannot be read
     */
    static SheetTarget of(String spreadsheet, String keyFile) throws QuickstartException {
        if (keyFile.isBlank()) {
            throw new QuickstartException("--spreadsheet needs the file of a service account's key in the environment"
                    + " variable " + KEY_FILE + "; see docs/sheets-setup.md");
        }
        try {
            return new RealSheet(spreadsheet, Files.readString(Path.of(keyFile.strip())));
        } catch (IOException e) {
            throw new QuickstartException(
                    KEY_FILE + " names " + keyFile + ", which cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public String description() {
        return spreadsheet.contains("/") ? spreadsheet : "https://docs.google.com/spreadsheets/d/" + spreadsheet;
    }

    @Override
    public Map<String, String> sinkSettings() {
        return Map.of();
    }

    @Override
    public void close() {}

    /** Without the key. */
    @Override
    public String toString() {
        return description();
    }
}
