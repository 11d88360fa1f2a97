// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.syncengine.connect.sheets.auth.KeyFiles;
import io.syncengine.connect.simulators.sheets.SheetsOptions;
import io.syncengine.connect.simulators.sheets.SheetsSimulator;
import io.syncengine.connect.simulators.sheets.access.Quota;
import io.syncengine.connect.simulators.sheets.files.SheetFile;
import io.syncengine.connect.simulators.sheets.grid.Sheet;
import io.syncengine.connect.simulators.sheets.http.SheetsServer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A spreadsheet at a simulated Google, shared with the connector's account. */
public final class TestSpreadsheet implements AutoCloseable {

    public final SheetsServer server;
    public final String id;

    private TestSpreadsheet(SheetsServer server) {
        this(server, server.simulator().create("Stripe"));
        server.simulator().share(id, KeyFiles.EMAIL, SheetFile.Role.WRITER);
    }

    private TestSpreadsheet(SheetsServer server, String id) {
        this.server = server;
        this.id = id;
    }

    /** Another one at the same Google. */
    TestSpreadsheet of(String other) {
        return new TestSpreadsheet(server, other);
    }

    /** Without a quota; only who signs in may do anything. */
    public static TestSpreadsheet open() throws IOException {
        return open(SheetsOptions.usual(1).withQuota(Quota.none()).closed());
    }

    static TestSpreadsheet open(SheetsOptions options) throws IOException {
        return new TestSpreadsheet(SheetsServer.start(options));
    }

    public SheetsSimulator simulator() {
        return server.simulator();
    }

    /** Settings of a connector for it. */
    public Map<String, String> settings(String... more) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("name", "sheets-sink");
        settings.put("topics.regex", "stripe\\..*");
        settings.put("spreadsheet.id", id);
        settings.put("google.credentials.json", KeyFiles.serviceAccount());
        settings.put("sheets.api.base.url", server.baseUrl());
        settings.put("drive.api.base.url", server.baseUrl());
        settings.put("google.oauth.token.url", server.tokenUrl());
        settings.put("flush.interval.ms", "50");
        settings.put("overview.interval.ms", "1000");
        settings.put("quota.reads.per.minute", "600");
        settings.put("quota.writes.per.minute", "600");
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return settings;
    }

    public Optional<Sheet> tab(String title) {
        return simulator().workbook(id).sheet(title);
    }

    /** Rows below the header by the header's names, without those that are empty. */
    public List<Map<String, Object>> rows(String title) {
        List<Map<String, Object>> rows = new ArrayList<>();
        tab(title).ifPresent(sheet -> {
            for (int row = 1; row < sheet.usedRows(); row++) {
                Map<String, Object> cells = new LinkedHashMap<>();
                for (int column = 0; column < sheet.columnCount(); column++) {
                    Object value = sheet.cell(row, column).entered();
                    if (value != null) {
                        cells.put(String.valueOf(sheet.cell(0, column).entered()), value);
                    }
                }
                if (!cells.isEmpty()) {
                    rows.add(cells);
                }
            }
        });
        return rows;
    }

    /** One column of these rows, in order. */
    public List<Object> column(String title, String field) {
        return rows(title).stream().map(row -> row.get(field)).toList();
    }

    /** A person edits, with requests of a batchUpdate as JSON. */
    public void edit(String requests) {
        try {
            simulator().edit(id, (ArrayNode) new ObjectMapper().readTree(requests));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
