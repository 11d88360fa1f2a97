// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.check;

import com.google.api.client.http.HttpResponseException;
import com.google.auth.Retryable;
import io.syncengine.connect.sheets.auth.Account;
import io.syncengine.connect.sheets.auth.AuthMode;
import io.syncengine.connect.sheets.config.AdvancedKeys;
import io.syncengine.connect.sheets.config.CredentialKeys;
import io.syncengine.connect.sheets.config.SheetsSinkConfig;
import io.syncengine.connect.sheets.config.SpreadsheetKeys;
import io.syncengine.connect.sheets.grid.FailureKind;
import io.syncengine.connect.sheets.grid.SheetsException;
import io.syncengine.connect.support.config.Finding;
import io.syncengine.connect.support.log.Redactor;

import java.util.List;

/** What a failed request says about a configuration, as a finding on the setting to change. */
final class GoogleVerdict {

    static final String REMEDY = "; check network, proxy and address, or set " + AdvancedKeys.VALIDATE_LIVE_CONFIG
            + "=false to deploy without asking Google";

    private static final String SPREADSHEET = SpreadsheetKeys.ID_CONFIG;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int LONGEST = 200;

    private final SheetsSinkConfig config;
    private final Account account;

    GoogleVerdict(SheetsSinkConfig config, Account account) {
        this.config = config;
        this.account = account;
    }

    /** Findings; none where Google is busy, which says nothing about the configuration. */
    List<Finding> of(SheetsException failure) {
        String said = Redactor.mask(failure.text());
        return switch (failure.kind()) {
            case THROTTLED -> List.of();
            case NO_TOKEN ->
                found(
                        CredentialKeys.TOKEN_URL_CONFIG,
                        config.auth().tokenUrl() + " gives no access token just now" + REMEDY);
            case UNCLEAR -> found(SpreadsheetKeys.BASE_URL_CONFIG, config.apiUrl() + ": " + said + REMEDY);
            case REFUSED -> found(SPREADSHEET, "Google does not understand the id (" + said + ")");
            case DENIED -> denied(failure, said);
        };
    }

    /** The same, of a write to a spreadsheet that the account can read. */
    List<Finding> ofWrite(SheetsException failure) {
        return failure.kind() == FailureKind.DENIED && status(failure) == FORBIDDEN && !isScope(failure)
                ? found(
                        SPREADSHEET,
                        "the spreadsheet is shared with " + account
                                + " to look at only; open it, choose Share, and make that address Editor")
                : of(failure);
    }

    /** Whether a person has agreed to less than the connector needs. */
    private static boolean isScope(SheetsException failure) {
        return failure.text().contains("insufficient authentication scopes");
    }

    /** The same, of a request to Google Drive. */
    List<Finding> ofFiles(SheetsException failure) {
        String said = Redactor.mask(failure.text());
        int status = status(failure);
        if (failure.kind() == FailureKind.UNCLEAR) {
            return found(SpreadsheetKeys.DRIVE_URL_CONFIG, config.spreadsheet().driveUrl() + ": " + said + REMEDY);
        }
        boolean isRefused = failure.kind() == FailureKind.REFUSED
                || (failure.kind() == FailureKind.DENIED && (status == FORBIDDEN || status == NOT_FOUND));
        return isRefused ? found(isScope(failure) ? credentials() : SpreadsheetKeys.CREATE_CONFIG, said) : of(failure);
    }

    private List<Finding> denied(SheetsException failure, String said) {
        int status = status(failure);
        if (status == FORBIDDEN && said.contains("has not been used in project")) {
            return found(
                    credentials(),
                    "the Google Sheets API is not switched on in the account's project; open"
                            + " https://console.cloud.google.com/apis/library/sheets.googleapis.com and choose Enable");
        }
        if (status == FORBIDDEN && isScope(failure)) {
            return found(
                    credentials(),
                    "these credentials do not cover spreadsheets; grant them the scope"
                            + " https://www.googleapis.com/auth/spreadsheets");
        }
        if (status == FORBIDDEN) {
            return found(
                    SPREADSHEET,
                    "the spreadsheet is not shared with " + account
                            + "; open it, choose Share, add that address and make it Editor");
        }
        if (status == NOT_FOUND) {
            return found(
                    SPREADSHEET,
                    "there is no such spreadsheet, or it is not shared with " + account
                            + "; copy its address from the browser once more");
        }
        return found(
                credentials(),
                "Google does not accept these credentials of " + account
                        + "; they may be withdrawn or expired: make new ones" + reason(failure));
    }

    private static List<Finding> found(String setting, String text) {
        return List.of(Finding.of(setting, text));
    }

    /** Where the credentials in use were given. */
    private String credentials() {
        AuthMode mode = config.auth().mode();
        if (mode == AuthMode.OAUTH) {
            return CredentialKeys.REFRESH_TOKEN_CONFIG;
        }
        if (mode == AuthMode.ADC) {
            return CredentialKeys.MODE_CONFIG;
        }
        return config.auth().path().isEmpty() ? CredentialKeys.JSON_CONFIG : CredentialKeys.PATH_CONFIG;
    }

    /** What the token service says, such as that the clock of the machine is wrong. */
    private static String reason(SheetsException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpResponseException answer && answer.getContent() != null) {
                String said = answer.getContent().replaceAll("\\s+", " ").strip();
                return " (" + Redactor.mask(said.length() > LONGEST ? said.substring(0, LONGEST) + "…" : said) + ")";
            }
        }
        return "";
    }

    private static int status(SheetsException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Retryable) {
                // An answer of the token service, not of the API.
                return 0;
            }
            if (cause instanceof HttpResponseException answer) {
                return answer.getStatusCode();
            }
        }
        return 0;
    }
}
