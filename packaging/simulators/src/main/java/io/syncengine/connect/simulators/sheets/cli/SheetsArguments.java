// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.sheets.SheetsOptions;
import io.syncengine.connect.simulators.sheets.SheetsSimulator;
import io.syncengine.connect.simulators.sheets.batch.Limits;
import io.syncengine.connect.simulators.sheets.files.SheetFile;
import io.syncengine.connect.simulators.sheets.grid.Workbook;
import io.syncengine.connect.simulators.sheets.http.SheetsServer;
import io.syncengine.connect.simulators.sheets.http.SheetsServerOptions;
import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What a person asked for, and what it comes to. */
final class SheetsArguments {
    private static final String ID = "[A-Za-z0-9_-]{1,100}";
    private static final long MOST_CELLS = 100_000_000;

    @Option(names = "--port", paramLabel = "PORT", description = "Port; 0: any that is free. Default: 12112.")
    private int port = 12112;

    @Option(names = "--host", paramLabel = "HOST", description = "Address to listen on. Default: 127.0.0.1.")
    private String host = "127.0.0.1";

    @Option(
            names = "--spreadsheet",
            paramLabel = "ID[=TITLE]",
            hideParamSyntax = true,
            description =
                    "A spreadsheet that is there from the start. May be repeated. Default: simulated=Stripe Sync.")
    private List<String> spreadsheets = List.of();

    @Option(
            names = "--share-with",
            paramLabel = "EMAIL",
            hideParamSyntax = true,
            description = "Who may change these spreadsheets, and nobody else. May be repeated. Default: everybody.")
    private List<String> shareWith = List.of();

    @Option(
            names = "--own-tokens",
            description = "Accepts only access tokens that were fetched at /token. Default: any token.")
    private boolean ownTokens;

    @Option(
            names = "--quota",
            paramLabel = "off|LIST",
            hideParamSyntax = true,
            description =
                    "Requests a minute of an account and of a project, such as reads=60,writes=60,project-reads=300. Default:"
                            + " Google's: 60, and 300 for a project.")
    private String quota = "reads=60,writes=60";

    @Option(names = "--cells", paramLabel = "N", description = "Most cells of a spreadsheet. Default: 10000000.")
    private long cells = Limits.usual().cells();

    @Option(names = "--seed", paramLabel = "N", description = "Another seed, other ids and other chances. Default: 42.")
    private long seed = 42;

    /** @throws IllegalArgumentException naming the option that is wrong and what would be right */
    SheetsServerOptions options() {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("--port is " + port + ": give 0 to 65535");
        }
        if (cells < 1 || cells > MOST_CELLS) {
            throw new IllegalArgumentException("--cells is " + cells + ": give 1 to " + MOST_CELLS);
        }
        sheets().forEach(SheetsArguments::checkId);
        SheetsOptions sheets = new SheetsOptions(
                seed,
                named("--quota", () -> QuotaText.parse(quota)),
                Limits.usual().withCells(cells),
                !ownTokens);
        return SheetsServerOptions.of(sheets).withHost(host).withPort(port);
    }

    private List<String> sheets() {
        return spreadsheets.isEmpty() ? List.of("simulated=Stripe Sync") : spreadsheets;
    }

    private static void checkId(String spreadsheet) {
        String id = spreadsheet.split("=", 2)[0];
        if (!id.matches(ID)) {
            throw new IllegalArgumentException("--spreadsheet is " + spreadsheet
                    + ": an id has letters, digits, hyphens and underscores, up to 100");
        }
    }

    /** Makes the spreadsheets. @throws IllegalArgumentException when two have the same id */
    void prepare(SheetsSimulator simulator) {
        for (String spreadsheet : sheets()) {
            String[] parts = spreadsheet.split("=", 2);
            named("--spreadsheet", () -> {
                simulator.create(parts[0], parts.length > 1 && !parts[1].isBlank() ? parts[1] : parts[0]);
                return parts;
            });
            shareWith.forEach(email -> simulator.share(parts[0], email, SheetFile.Role.WRITER));
        }
    }

    /** Where it listens, and where its spreadsheets can be watched. */
    List<String> startLines(SheetsServer server) {
        List<String> lines = new ArrayList<>();
        lines.add("Sheets simulator " + SheetsVersion.get() + ": " + server.baseUrl() + ", "
                + QuotaText.show(server.simulator().quota()));
        for (Workbook workbook : server.simulator().workbooks()) {
            lines.add("Spreadsheet " + workbook.id() + ": " + server.page(workbook.id()));
        }
        return lines;
    }

    /** The same for a program. */
    ObjectNode startJson(SheetsServer server) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("url", server.baseUrl()).put("token_url", server.tokenUrl());
        ArrayNode array = json.putArray("spreadsheets");
        for (Workbook workbook : server.simulator().workbooks()) {
            array.addObject().put("id", workbook.id()).put("page", server.page(workbook.id()));
        }
        return json;
    }

    private static <T> T named(String option, Supplier<T> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(option + ": " + e.getMessage(), e);
        }
    }
}
