// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.google;

import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpResponseException;
import com.google.auth.Retryable;
import io.syncengine.connect.sheets.grid.FailureKind;
import io.syncengine.connect.sheets.grid.SheetsException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What a failed call says about its outcome. The status decides; a body may be missing or be a page of HTML. */
final class Answers {

    private static final int LONGEST = 300;

    private final String account;

    Answers(String account) {
        this.account = account;
    }

    SheetsException classify(IOException failure) {
        Retryable token = token(failure);
        if (token != null) {
            return token.isRetryable()
                    ? new SheetsException(FailureKind.NO_TOKEN, "Google gives no access token just now", failure)
                    : new SheetsException(
                            FailureKind.DENIED,
                            "Google gives no access token to " + account + ": check the credentials",
                            failure);
        }
        if (!(failure instanceof HttpResponseException answer)) {
            return new SheetsException(
                    FailureKind.UNCLEAR,
                    "no answer from Google: " + failure.getClass().getSimpleName(),
                    failure);
        }
        String said = message(answer);
        return switch (answer.getStatusCode()) {
            case 429 -> throttled(answer, said);
            case 403 -> isQuota(answer) ? throttled(answer, said) : forbidden(said, answer);
            case 401 -> unauthorized(answer);
            case 404 ->
                new SheetsException(
                        FailureKind.DENIED,
                        "The spreadsheet is not there: it was deleted, its id is wrong, or it is not shared with "
                                + account + " (404: " + said + ")",
                        answer);
            case 408, 409 -> unclear(answer, said);
            default ->
                answer.getStatusCode() >= 400 && answer.getStatusCode() < 500
                        ? new SheetsException(FailureKind.REFUSED, said, answer)
                        : unclear(answer, said);
        };
    }

    /** Of a call about files, not about what is in a spreadsheet. */
    SheetsException ofFiles(IOException failure) {
        SheetsException usual = classify(failure);
        boolean isRefused = usual.kind() == FailureKind.DENIED || usual.kind() == FailureKind.REFUSED;
        if (isRefused && failure instanceof HttpResponseException answer && answer.getStatusCode() != 401) {
            String said = message(answer);
            return new SheetsException(
                    usual.kind(),
                    "Google Drive refuses (" + answer.getStatusCode() + ": " + said + "): " + remedy(answer, said),
                    failure);
        }
        // The quota is another one.
        return new SheetsException(usual.kind(), usual.text(), failure);
    }

    private String remedy(HttpResponseException answer, String said) {
        String content = String.valueOf(answer.getContent());
        if (content.contains("storageQuotaExceeded") || said.contains("storage quota")) {
            return account
                    + " has no room for files of its own; make the spreadsheet yourself, share it with that account,"
                    + " and set spreadsheet.id in place of spreadsheet.create";
        }
        return said.contains("insufficient authentication scopes")
                ? "grant " + account + " the scope https://www.googleapis.com/auth/drive.file"
                : "enable the Google Drive API in the project of " + account
                        + ", and see that it may own and share files";
    }

    /** After a second try with a fresh token, where there was one to be had. */
    SheetsException unauthorized(Exception cause) {
        return new SheetsException(
                FailureKind.DENIED,
                "Google does not accept the access token of " + account + " (401): check the credentials",
                cause);
    }

    private SheetsException forbidden(String said, Exception cause) {
        return new SheetsException(
                FailureKind.DENIED,
                "Google refuses access (403: " + said + "): share the spreadsheet with " + account
                        + " as Editor, and enable the Sheets API in its project",
                cause);
    }

    private static SheetsException unclear(HttpResponseException answer, String said) {
        return new SheetsException(FailureKind.UNCLEAR, answer.getStatusCode() + ": " + said, answer);
    }

    private static SheetsException throttled(HttpResponseException answer, String said) {
        return new SheetsException(FailureKind.THROTTLED, said, answer, quota(answer));
    }

    private static @Nullable Retryable token(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Retryable retryable) {
                return retryable;
            }
        }
        return null;
    }

    private static @Nullable GoogleJsonError details(HttpResponseException answer) {
        return answer instanceof GoogleJsonResponseException json ? json.getDetails() : null;
    }

    private static boolean isQuota(HttpResponseException answer) {
        GoogleJsonError error = details(answer);
        if (error == null) {
            return false;
        }
        String text = (error.get("status") + " " + error.getErrors() + " " + error.get("details")).replace("_", "");
        return text.contains("RESOURCEEXHAUSTED")
                || text.contains("RATELIMITEXCEEDED")
                || text.contains("ateLimitExceeded")
                || text.contains("quotaExceeded");
    }

    private static int quota(HttpResponseException answer) {
        GoogleJsonError error = details(answer);
        if (error != null && error.get("details") instanceof List<?> details) {
            for (Object detail : details) {
                if (detail instanceof Map<?, ?> map && map.get("metadata") instanceof Map<?, ?> metadata) {
                    return number(metadata.get("quota_limit_value"));
                }
            }
        }
        return 0;
    }

    private static int number(@Nullable Object value) {
        try {
            return value == null ? 0 : Integer.parseInt(value.toString());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String message(HttpResponseException answer) {
        GoogleJsonError error = details(answer);
        String said = error == null || error.getMessage() == null ? answer.getStatusMessage() : error.getMessage();
        if (said == null) {
            return "no reason given";
        }
        return said.length() > LONGEST ? said.substring(0, LONGEST) + "…" : said;
    }
}
