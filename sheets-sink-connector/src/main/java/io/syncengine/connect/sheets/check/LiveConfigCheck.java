// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.check;

import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.auth.http.HttpCredentialsAdapter;
import io.syncengine.connect.sheets.auth.Account;
import io.syncengine.connect.sheets.auth.AuthException;
import io.syncengine.connect.sheets.auth.SignIn;
import io.syncengine.connect.sheets.config.AdvancedKeys;
import io.syncengine.connect.sheets.config.SheetsSinkConfig;
import io.syncengine.connect.sheets.config.SpreadsheetChoice;
import io.syncengine.connect.sheets.config.SpreadsheetKeys;
import io.syncengine.connect.sheets.google.Connection;
import io.syncengine.connect.sheets.google.DriveFiles;
import io.syncengine.connect.sheets.google.GoogleGateway;
import io.syncengine.connect.sheets.grid.SheetsException;
import io.syncengine.connect.sheets.grid.SpreadsheetInfo;
import io.syncengine.connect.support.config.Finding;
import io.syncengine.connect.support.thread.TaskThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Signs in, reads the spreadsheet's title and tries to write, for as long as a person would wait for an answer. */
final class LiveConfigCheck implements ConfigTrial.LiveCheck {

    private static final Logger log = LoggerFactory.getLogger(LiveConfigCheck.class);

    /** For everything; the worker's REST request waits longer. */
    private static final Duration LIMIT = Duration.ofMillis(9_500);

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);

    private final Duration limit;

    LiveConfigCheck() {
        this(LIMIT);
    }

    LiveConfigCheck(Duration limit) {
        this.limit = limit;
    }

    /** The library that fetches tokens tries again by itself and cannot be told when to stop: it is left alone then. */
    @Override
    public List<Finding> check(SheetsSinkConfig config) {
        FutureTask<List<Finding>> asking = new FutureTask<>(() -> ask(config));
        TaskThreads.named("sheets-sink-validate", LiveConfigCheck.class)
                .newThread(asking)
                .start();
        try {
            return asking.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            asking.cancel(true);
            return List.of(Finding.of(
                    SpreadsheetKeys.BASE_URL_CONFIG,
                    config.apiUrl() + " gave no answer within " + limit.toMillis() + " ms" + GoogleVerdict.REMEDY));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (ExecutionException e) {
            log.warn("A configuration could not be tried out", e.getCause());
            return List.of(Finding.of(
                    AdvancedKeys.VALIDATE_LIVE_CONFIG,
                    "the check itself failed; see the worker's log, or set it to false"));
        }
    }

    private static List<Finding> ask(SheetsSinkConfig config) throws InterruptedException {
        Account account;
        try {
            account = SignIn.account(config.auth());
        } catch (AuthException e) {
            return List.of(Finding.of(e.setting(), String.valueOf(e.getMessage())));
        }
        Connection connection = new Connection(
                new NetHttpTransport(),
                new HttpCredentialsAdapter(account.credentials()),
                account.name(),
                config.apiUrl(),
                CONNECT_LIMIT,
                LIMIT);
        GoogleVerdict verdict = new GoogleVerdict(config, account);
        Optional<String> spreadsheet;
        try {
            spreadsheet = spreadsheet(config.spreadsheet(), connection);
        } catch (SheetsException e) {
            return verdict.ofFiles(e);
        }
        return spreadsheet.isEmpty() ? List.of() : ask(new GoogleGateway(connection, spreadsheet.get()), verdict);
    }

    private static List<Finding> ask(GoogleGateway gateway, GoogleVerdict verdict) throws InterruptedException {
        SpreadsheetInfo info;
        try {
            info = gateway.describe();
        } catch (SheetsException e) {
            return verdict.of(e);
        }
        try {
            EditorTrial.write(gateway, info);
            return List.of();
        } catch (SheetsException e) {
            return verdict.ofWrite(e);
        }
    }

    /** Empty if it is still to be made, which is the task's business. */
    private static Optional<String> spreadsheet(SpreadsheetChoice choice, Connection connection)
            throws SheetsException {
        return choice.isOwn()
                ? new DriveFiles(connection, choice.driveUrl(), choice.mark())
                        .first()
                        .map(DriveFiles.Found::id)
                : Optional.of(choice.id());
    }
}
