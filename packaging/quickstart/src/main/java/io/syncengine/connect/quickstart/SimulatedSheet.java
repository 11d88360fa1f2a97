// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart;

import io.syncengine.connect.simulators.sheets.SheetsOptions;
import io.syncengine.connect.simulators.sheets.access.ServiceAccountKey;
import io.syncengine.connect.simulators.sheets.http.SheetsServer;
import io.syncengine.connect.simulators.sheets.http.SheetsServerOptions;

import java.io.IOException;
import java.util.Map;

/**
 * A spreadsheet of a simulated Google Sheets in this JVM, with Google's quotas. It ends with the JVM, so each start has an
 * empty one, which is filled from the beginning of the topics.
 */
final class SimulatedSheet implements SheetTarget {

    private static final String SPREADSHEET = "simulated";
    private static final String ACCOUNT = "stripe-sync@simulated.iam.gserviceaccount.com";
    private static final long SEED = 42;

    private final SheetsServer server;
    private final String credentials;
    private final String group;

    private SimulatedSheet(SheetsServer server, String credentials, String group) {
        this.server = server;
        this.credentials = credentials;
        this.group = group;
    }

    /** @param group of the sink's consumer, which must not have read anything yet */
    static SheetTarget start(int port, String group) throws QuickstartException {
        try {
            SheetsServerOptions options =
                    SheetsServerOptions.of(SheetsOptions.usual(SEED).closed()).withPort(port);
            SheetsServer server =
                    SheetsServer.start(options, simulator -> simulator.create(SPREADSHEET, "Stripe Sync"));
            return new SimulatedSheet(server, ServiceAccountKey.json(ACCOUNT, server.tokenUrl()), group);
        } catch (IOException e) {
            throw new QuickstartException("the simulated Google Sheets does not start: " + e.getMessage(), e);
        }
    }

    @Override
    public String spreadsheet() {
        return SPREADSHEET;
    }

    @Override
    public String credentials() {
        return credentials;
    }

    @Override
    public String description() {
        return server.page(SPREADSHEET) + ", simulated";
    }

    @Override
    public Map<String, String> sinkSettings() {
        return Map.of(
                "sheets.api.base.url", server.baseUrl(),
                "google.oauth.token.url", server.tokenUrl(),
                "consumer.override.group.id", group);
    }

    @Override
    public void close() {
        server.close();
    }
}
