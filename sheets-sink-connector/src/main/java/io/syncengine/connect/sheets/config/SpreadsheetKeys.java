// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.config;

import io.syncengine.connect.support.config.ConfigKeys;
import org.apache.kafka.common.config.ConfigDef;

/** Which spreadsheet is written to. */
public final class SpreadsheetKeys {

    public static final String GROUP = "Spreadsheet";

    public static final String ID_CONFIG = "spreadsheet.id";
    private static final String ID_DOC =
            "The spreadsheet that is written to: its id, or its address copied from the browser. It has to exist and to be"
                    + " shared, as Editor, with the account that the connector signs in as; for a service account that is the"
                    + " e-mail address in its key file. Two connectors cannot write to one spreadsheet.";

    public static final String BASE_URL_CONFIG = "sheets.api.base.url";
    public static final String BASE_URL_DEFAULT = "https://sheets.googleapis.com";
    private static final String BASE_URL_DOC =
            "Where the Sheets API is. Change it only for a proxy or a simulator of yours; plain http is taken for this"
                    + " machine alone, since access tokens travel along.";

    private SpreadsheetKeys() {}

    static void define(ConfigDef def) {
        ConfigKeys.of(def, GROUP)
                .text(ID_CONFIG, "Spreadsheet")
                .important()
                .width(ConfigDef.Width.LONG)
                .check(new SpreadsheetReference())
                .define(ID_DOC)
                .text(BASE_URL_CONFIG, "Address of the API")
                .optional(BASE_URL_DEFAULT)
                .check(new SafeUrl())
                .define(BASE_URL_DOC);
    }
}
