// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.check;

import io.syncengine.connect.cli.outcome.CommandFailure;
import io.syncengine.connect.cli.sheets.SheetAccess;
import io.syncengine.connect.cli.sheets.SheetsApi;

import java.io.IOException;

/** Whether a spreadsheet is there, and may be written to. */
public final class SheetCheck {

    private static final String SUBJECT = "sheet";

    private SheetCheck() {}

    /** Signs in at Google. */
    @FunctionalInterface
    public interface SignIn {

        /** @throws CommandFailure if Google does not let one in */
        SheetsApi signIn() throws CommandFailure, IOException, InterruptedException;
    }

    /**
     * Asks Google.
     *
     * @param account who signs in, for people
     */
    public static Finding of(String account, SignIn google) throws InterruptedException {
        SheetsApi api;
        try {
            api = google.signIn();
        } catch (CommandFailure e) {
            return Finding.failure(
                    SUBJECT, String.valueOf(e.getMessage()), "make a new key of the account at Google, and give that");
        } catch (IOException e) {
            return unreachable(e);
        }
        try {
            SheetAccess access = SheetAccess.of(api);
            return access.isWritable()
                    ? Finding.ok(SUBJECT, account + " may write to spreadsheet \"" + access.title() + "\"")
                    : Finding.failure(
                            SUBJECT,
                            account + " may read spreadsheet \"" + access.title() + "\", and not write to it",
                            "open it, choose Share, and make that address Editor");
        } catch (CommandFailure e) {
            String message = String.valueOf(e.getMessage());
            return Finding.failure(
                    SUBJECT,
                    message,
                    message.contains("has not been used in project")
                            ? "enable it at https://console.cloud.google.com/apis/library/sheets.googleapis.com"
                            : "open the spreadsheet, choose Share, and add " + account + " as Editor");
        } catch (IOException e) {
            return unreachable(e);
        }
    }

    private static Finding unreachable(IOException e) {
        return Finding.failure(
                SUBJECT,
                "Google does not answer: "
                        + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()),
                "check the network, proxies, sheets.api.base.url and google.oauth.token.url");
    }

    /** @param text that should tell where it is */
    public static Finding noSpreadsheet(String text) {
        return Finding.failure(
                SUBJECT,
                text.isEmpty() ? "spreadsheet.id is not set" : text + " is neither a spreadsheet's id nor its address",
                "copy the spreadsheet's address from the browser");
    }

    public static Finding untried(String reason, String remedy) {
        return Finding.warning(SUBJECT, "whether it may be written to was not tried: " + reason, remedy);
    }
}
