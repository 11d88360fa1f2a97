// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.sheets;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ids of spreadsheets, as people give them. */
public final class SpreadsheetId {

    private static final Pattern ID = Pattern.compile(
            "(?:https?://[^/]+/(?:.*/)?spreadsheets/(?:u/\\d+/)?d/)?(?!e/)([A-Za-z0-9_-]+)(?:[/?#].*)?");

    private SpreadsheetId() {}

    /** The id in a text that is one, or a spreadsheet's address; empty when it is neither. */
    public static Optional<String> in(String text) {
        Matcher matcher = ID.matcher(text.strip());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
