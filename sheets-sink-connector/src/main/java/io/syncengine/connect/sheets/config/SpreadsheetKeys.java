// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.config;

import io.syncengine.connect.support.config.ConfigKeys;
import io.syncengine.connect.support.config.OrEmpty;
import org.apache.kafka.common.config.ConfigDef;

import java.util.List;

/** Which spreadsheet is written to. */
public final class SpreadsheetKeys {

    public static final String GROUP = "Spreadsheet";

    public static final String ID_CONFIG = "spreadsheet.id";
    private static final String ID_DOC =
            "The spreadsheet that is written to: its id, or its address copied from the browser. It has to exist and to be"
                    + " shared, as Editor, with the account that the connector signs in as; for a service account that is the"
                    + " e-mail address in its key file. Two connectors cannot write to one spreadsheet. Required, unless"
                    + " `spreadsheet.create` is set.";

    public static final String CREATE_CONFIG = "spreadsheet.create";
    public static final boolean CREATE_DEFAULT = false;
    private static final String CREATE_DOC =
            "Whether the connector makes a spreadsheet of its own, in the Drive of its account, in place of one that"
                    + " `spreadsheet.id` names. It is known again by a mark made of the connector's name and"
                    + " `spreadsheet.title`, wherever it is moved and however it is renamed. If it is in the trash when"
                    + " the connector starts, another one is made and filled from the topics' start. Needs the Google Drive API in the"
                    + " account's project, and the scope `https://www.googleapis.com/auth/drive.file`. Service accounts that"
                    + " were given no storage cannot own files: make the spreadsheet yourself then and share it.";

    public static final String TITLE_CONFIG = "spreadsheet.title";
    public static final String TITLE_DEFAULT = "Stripe Sync";
    private static final String TITLE_DOC =
            "Title of the spreadsheet that `spreadsheet.create` makes. Another title is another spreadsheet: give each its own"
                    + " where connectors of one name, on two clusters, sign in as one account. Rename it in the browser as you"
                    + " like.";

    public static final String SHARE_CONFIG = "spreadsheet.share.with";
    private static final String SHARE_DOC =
            "E-mail addresses of people who become Editors of the spreadsheet that `spreadsheet.create` makes. Google writes"
                    + " to them. Whoever is named and cannot see it is let in when the task starts; nobody is shut out who is"
                    + " not named. An address that Google refuses fails the task until the spreadsheet was filled once, and is"
                    + " warned of later. Required but for `google.auth.mode=oauth`, since nobody can look into the Drive of a"
                    + " service account.";

    public static final String DRIVE_URL_CONFIG = "drive.api.base.url";
    public static final String DRIVE_URL_DEFAULT = "https://www.googleapis.com";
    private static final String DRIVE_URL_DOC =
            "Where the Drive API is, which `spreadsheet.create` alone uses. Change it only for a proxy or a simulator of"
                    + " yours.";

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
                .optional("")
                .check(OrEmpty.or(new SpreadsheetReference()))
                .define(ID_DOC)
                .flag(CREATE_CONFIG, "Make a spreadsheet")
                .optional(CREATE_DEFAULT)
                .define(CREATE_DOC)
                .text(TITLE_CONFIG, "Its title")
                .optional(TITLE_DEFAULT)
                .check(new ConfigDef.NonEmptyString())
                .define(TITLE_DOC)
                .list(SHARE_CONFIG, "Its editors")
                .optional(List.of())
                .check(new MailAddresses())
                .define(SHARE_DOC)
                .text(BASE_URL_CONFIG, "Address of the API")
                .optional(BASE_URL_DEFAULT)
                .check(new SafeUrl())
                .define(BASE_URL_DOC)
                .text(DRIVE_URL_CONFIG, "Address of the Drive API")
                .optional(DRIVE_URL_DEFAULT)
                .check(new SafeUrl())
                .define(DRIVE_URL_DOC);
    }
}
