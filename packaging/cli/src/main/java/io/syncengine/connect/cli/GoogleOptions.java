// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import io.syncengine.connect.cli.outcome.CommandFailure;
import io.syncengine.connect.cli.sheets.SheetsApi;
import io.syncengine.connect.cli.sheets.SpreadsheetId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Which spreadsheet, and how Google lets this machine in: the worker's own credentials cannot be had through Connect. */
final class GoogleOptions {

    /** Where the Sheets API is. */
    static final String API = "https://sheets.googleapis.com";

    private static final String WRONG = "--spreadsheet is neither the id of a spreadsheet nor its address";

    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    @Option(
            names = "--spreadsheet",
            paramLabel = "ID",
            description = "The spreadsheet, by its id or address. Default: the one of the sink's settings.")
    private @Nullable String spreadsheet;

    @Option(
            names = "--credentials-file",
            paramLabel = "FILE",
            description = "Key of a service account, or what Google's tools keep of a person. Default: the file in the"
                    + " variable " + GoogleSignIn.FILE_VARIABLE + ", or the token in " + GoogleSignIn.TOKEN_VARIABLE
                    + ".")
    private @Nullable Path credentials;

    @Option(
            names = "--api-url",
            paramLabel = "URL",
            defaultValue = API,
            description = "Where the Sheets API is. Default: ${DEFAULT-VALUE}.")
    private String api = API;

    @Option(
            names = "--token-url",
            paramLabel = "URL",
            defaultValue = GoogleSignIn.TOKENS,
            description = "Where access tokens are. Default: ${DEFAULT-VALUE}.")
    private String tokens = GoogleSignIn.TOKENS;

    /** The spreadsheet that a sink with these settings fills. */
    SheetsApi spreadsheet(Map<String, String> settings) throws CommandFailure, IOException, InterruptedException {
        String id = id(
                settings.getOrDefault("spreadsheet.id", ""),
                Boolean.parseBoolean(settings.getOrDefault("spreadsheet.create", "false")));
        String base = WebAddress.base(WebAddress.confidential("--api-url", api).toString());
        String ofSink = WebAddress.base(settings.getOrDefault("sheets.api.base.url", API));
        if (!ofSink.contains("${") && !ofSink.equals(base)) {
            throw CommandFailure.usage("the sink's spreadsheet is at " + ofSink + ": give --api-url " + ofSink
                    + " if your credentials may be sent there");
        }
        GoogleSignIn signIn = GoogleSignIn.here(credentials)
                .orElseThrow(() -> CommandFailure.usage("Google asks who changes the spreadsheet: give"
                        + " --credentials-file, or a token in the variable " + GoogleSignIn.TOKEN_VARIABLE));
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
        String token = signIn.token(client, WebAddress.confidential("--token-url", tokens));
        return new SheetsApi(client, base, id, token, signIn.project());
    }

    private String id(String ofSink, boolean isOwn) throws CommandFailure {
        return SpreadsheetId.in(spreadsheet == null ? ofSink : spreadsheet)
                .orElseThrow(() -> CommandFailure.usage(spreadsheet == null ? missing(isOwn) : WRONG));
    }

    private static String missing(boolean isOwn) {
        return isOwn
                ? "the sink has made its spreadsheet itself: give --spreadsheet, with the address that the worker's log tells"
                : "the sink's settings only refer to the spreadsheet: give --spreadsheet";
    }
}
