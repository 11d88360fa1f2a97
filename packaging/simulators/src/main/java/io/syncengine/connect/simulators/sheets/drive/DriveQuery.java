// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.drive;

import io.syncengine.connect.simulators.sheets.files.SheetFile;
import io.syncengine.connect.simulators.sheets.message.ApiException;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which files a search finds: terms about the application's properties, the type and the trash, all of which hold.
 *
 * @param properties values by name
 * @param isOfSpreadsheets whether no other type is asked for
 * @param isWithTrash whether what is in the trash is found, too
 */
record DriveQuery(Map<String, String> properties, boolean isOfSpreadsheets, boolean isWithTrash) {
    private static final Pattern TERM =
            Pattern.compile("\\s*(?:appProperties\\s+has\\s*\\{\\s*key\\s*=\\s*'([^'\\\\]*)'"
                    + "\\s+and\\s+value\\s*=\\s*'([^'\\\\]*)'\\s*}|(trashed)\\s*=\\s*false|mimeType\\s*=\\s*'([^'\\\\]*)')\\s*"
                    + "(and\\s|$)");

    /**
     * Reads the parameter {@code q}; empty for everything.
     *
     * @throws ApiException when it has a term that is not simulated
     */
    static DriveQuery of(String text) {
        Map<String, String> properties = new LinkedHashMap<>();
        boolean isOfSpreadsheets = true;
        boolean isWithTrash = true;
        Matcher term = TERM.matcher(text);
        boolean isMore = !text.isBlank();
        while (isMore) {
            if (!term.lookingAt()) {
                throw ApiException.invalid("Invalid Value: q");
            }
            if (term.group(1) != null) {
                properties.put(term.group(1), term.group(2));
            } else if (term.group(3) != null) {
                isWithTrash = false;
            } else {
                isOfSpreadsheets &= term.group(4).equals(DriveApi.SPREADSHEET);
            }
            isMore = !term.group(5).isEmpty();
            term.region(term.end(), text.length());
        }
        return new DriveQuery(properties, isOfSpreadsheets, isWithTrash);
    }

    boolean finds(SheetFile file) {
        return isOfSpreadsheets
                && (isWithTrash || !file.isTrashed())
                && file.properties().entrySet().containsAll(properties.entrySet());
    }
}
