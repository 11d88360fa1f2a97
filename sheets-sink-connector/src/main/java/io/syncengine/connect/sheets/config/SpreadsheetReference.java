// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A spreadsheet's id, by itself or in the address that a browser shows. */
final class SpreadsheetReference implements ConfigDef.Validator {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern ADDRESS =
            Pattern.compile("https?://[^/]+/(?:.*/)?spreadsheets/(?:u/\\d+/)?d/([A-Za-z0-9_-]+)(?:[/?#].*)?");
    private static final String PUBLISHED = "/d/e/";

    /** The id; empty if the text holds none. */
    static Optional<String> id(String text) {
        String trimmed = text.strip();
        if (ID.matcher(trimmed).matches()) {
            return Optional.of(trimmed);
        }
        Matcher address = ADDRESS.matcher(trimmed);
        // The address of a published copy names no spreadsheet that could be written to.
        return address.matches() && !trimmed.contains(PUBLISHED) ? Optional.of(address.group(1)) : Optional.empty();
    }

    @Override
    public void ensureValid(String name, @Nullable Object value) {
        if (id(String.valueOf(value)).isEmpty()) {
            throw new ConfigException(
                    name,
                    value,
                    "must be " + this
                            + ": open the spreadsheet and copy the address, https://docs.google.com/spreadsheets/d/…/edit");
        }
    }

    @Override
    public String toString() {
        return "the id of a spreadsheet, or its address";
    }
}
