// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets;

import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.auth.http.HttpCredentialsAdapter;
import io.syncengine.connect.sheets.auth.Account;
import io.syncengine.connect.sheets.config.SheetsSinkConfig;
import io.syncengine.connect.sheets.config.SpreadsheetChoice;
import io.syncengine.connect.sheets.config.TaskConfig;
import io.syncengine.connect.sheets.flush.OverviewSource;
import io.syncengine.connect.sheets.flush.SheetWriter;
import io.syncengine.connect.sheets.flush.SpreadsheetWriter;
import io.syncengine.connect.sheets.flush.WriterListener;
import io.syncengine.connect.sheets.flush.WriterParts;
import io.syncengine.connect.sheets.google.Connection;
import io.syncengine.connect.sheets.google.DriveFiles;
import io.syncengine.connect.sheets.google.GoogleGateway;
import io.syncengine.connect.sheets.google.OwnSpreadsheet;
import io.syncengine.connect.sheets.google.SpreadsheetId;
import io.syncengine.connect.sheets.metrics.MeteredGateway;
import io.syncengine.connect.sheets.metrics.SinkMetrics;
import io.syncengine.connect.sheets.overview.OverviewRows;
import io.syncengine.connect.sheets.overview.TabStates;
import io.syncengine.connect.sheets.quota.RequestKind;
import io.syncengine.connect.sheets.quota.RequestWindow;
import io.syncengine.connect.sheets.quota.RequestWindows;
import io.syncengine.connect.sheets.quota.SystemPace;
import io.syncengine.connect.sheets.row.PendingRows;
import io.syncengine.connect.support.thread.TaskThreads;

import java.time.Clock;
import java.util.List;
import java.util.Random;

/** Puts the writer of a task together. */
final class Assembly {

    private final TaskConfig config;
    private final Account account;
    private final SinkMetrics metrics;
    private final TabStates states;
    private final Clock clock;
    private final Connection connection;
    private final SpreadsheetId spreadsheet;

    Assembly(TaskConfig config, Account account, SinkMetrics metrics, TabStates states, Clock clock) {
        this.config = config;
        this.account = account;
        this.metrics = metrics;
        this.states = states;
        this.clock = clock;
        SheetsSinkConfig connector = config.connector();
        this.connection = new Connection(
                new NetHttpTransport(),
                new HttpCredentialsAdapter(account.credentials()),
                account.name(),
                connector.apiUrl(),
                connector.task().connectTimeout(),
                connector.task().answerTimeout());
        this.spreadsheet = spreadsheet(connector.spreadsheet());
    }

    /** The one that the writer writes to. */
    SpreadsheetId spreadsheet() {
        return spreadsheet;
    }

    SheetWriter writer(PendingRows rows, WriterListener listener) {
        SheetsSinkConfig connector = config.connector();
        RequestWindow window = RequestWindows.ofTheWorker().of(account.id());
        metrics.watchQuota(
                () -> window.used(RequestKind.READ, clock.millis()),
                () -> window.used(RequestKind.WRITE, clock.millis()));
        WriterParts parts = new WriterParts(
                connector.writer(),
                new MeteredGateway(new GoogleGateway(connection, spreadsheet), metrics),
                window,
                rows,
                listener,
                new Reporting(metrics, states, clock),
                overview(connector),
                connector.overview().interval(),
                new SystemPace(clock),
                new Random());
        return new SpreadsheetWriter(parts, TaskThreads.named(config.connectorName() + "-writer", Assembly.class));
    }

    private SpreadsheetId spreadsheet(SpreadsheetChoice choice) {
        return choice.isOwn()
                ? new OwnSpreadsheet(
                        new DriveFiles(connection, choice.driveUrl(), choice.mark()),
                        choice.title(),
                        choice.people(),
                        clock)
                : choice::id;
    }

    private OverviewSource overview(SheetsSinkConfig connector) {
        return connector.overview().enabled() ? new OverviewRows(config.connectorName(), states, clock) : List::of;
    }
}
