// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.config;

import org.apache.kafka.common.config.AbstractConfig;

import java.util.List;

/**
 * Which spreadsheet is written to: one that is there, or one that the connector makes for itself.
 *
 * @param id of one that is there; empty if the connector makes one
 * @param title of one that is made
 * @param people addresses that one that is made is shared with
 * @param mark by which one that was made is known again: the connector's name and the title
 * @param driveUrl where the Drive API is, without a slash at its end
 */
public record SpreadsheetChoice(String id, String title, List<String> people, String mark, String driveUrl) {

    static SpreadsheetChoice of(AbstractConfig config) {
        return new SpreadsheetChoice(
                SpreadsheetReference.id(config.getString(SpreadsheetKeys.ID_CONFIG))
                        .orElse(""),
                config.getString(SpreadsheetKeys.TITLE_CONFIG),
                config.getList(SpreadsheetKeys.SHARE_CONFIG),
                TaskConfig.connectorName(config.originalsStrings()) + "\n"
                        + config.getString(SpreadsheetKeys.TITLE_CONFIG),
                config.getString(SpreadsheetKeys.DRIVE_URL_CONFIG).replaceAll("/+$", ""));
    }

    /** Whether the connector makes one, or has made it. */
    public boolean isOwn() {
        return id.isEmpty();
    }

    /** As it is called in the log. */
    @Override
    public String toString() {
        return isOwn() ? "\"" + title + "\", which it makes if it is not there" : id;
    }
}
