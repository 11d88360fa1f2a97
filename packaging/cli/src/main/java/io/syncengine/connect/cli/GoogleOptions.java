// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import io.syncengine.connect.cli.outcome.CommandFailure;
import io.syncengine.connect.cli.sheets.GoogleToken;
import io.syncengine.connect.cli.sheets.SheetsApi;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which spreadsheet, and how Google lets this machine in: the worker's own credentials cannot be had through Connect. */
final class GoogleOptions {

    private static final String API = "https://sheets.googleapis.com";
    private static final String TOKENS = "https://oauth2.googleapis.com/token";
    private static final String FILE_VARIABLE = "GOOGLE_APPLICATION_CREDENTIALS";
    private static final String TOKEN_VARIABLE = "GOOGLE_ACCESS_TOKEN";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Pattern ID = Pattern.compile(
            "(?:https?://[^/]+/(?:.*/)?spreadsheets/(?:u/\\d+/)?d/)?" + "(?!e/)([A-Za-z0-9_-]+)(?:[/?#].*)?");

    @Option(
            names = "--spreadsheet",
            paramLabel = "ID",
            description = "The spreadsheet, by its id or address. Default: the one of the sink's settings.")
    private @Nullable String spreadsheet;

    @Option(
            names = "--credentials-file",
            paramLabel = "FILE",
            description = "Key of a service account, or what Google's tools keep of a person. Default: the file in the"
                    + " variable " + FILE_VARIABLE + ", or the token in " + TOKEN_VARIABLE + ".")
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
            defaultValue = TOKENS,
            description = "Where access tokens are. Default: ${DEFAULT-VALUE}.")
    private String tokens = TOKENS;

    /** The spreadsheet that a sink with these settings fills. */
    SheetsApi spreadsheet(Map<String, String> settings) throws CommandFailure, IOException, InterruptedException {
        String id = id(settings.getOrDefault("spreadsheet.id", ""));
        String base = WebAddress.base(address("--api-url", api).toString());
        String ofSink = WebAddress.base(settings.getOrDefault("sheets.api.base.url", API));
        if (!ofSink.contains("${") && !ofSink.equals(base)) {
            throw CommandFailure.usage("the sink's spreadsheet is at " + ofSink + ": give --api-url " + ofSink
                    + " if your credentials may be sent there");
        }
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
        return new SheetsApi(client, base, id, token(client));
    }

    private String id(String ofSink) throws CommandFailure {
        String text = spreadsheet == null ? ofSink.strip() : spreadsheet.strip();
        Matcher matcher = ID.matcher(text);
        if (!matcher.matches()) {
            throw CommandFailure.usage(
                    spreadsheet == null
                            ? "the sink's settings only refer to the spreadsheet: give --spreadsheet"
                            : "--spreadsheet is neither the id of a spreadsheet nor its address");
        }
        return matcher.group(1);
    }

    private String token(HttpClient client) throws CommandFailure, IOException, InterruptedException {
        Path file = credentials;
        String variable = System.getenv(FILE_VARIABLE);
        if (file == null && variable != null && !variable.isBlank()) {
            file = Path.of(variable.strip());
        }
        if (file != null) {
            if (!Files.isReadable(file)) {
                throw CommandFailure.usage("the credentials cannot be read: " + file);
            }
            return new GoogleToken(client, address("--token-url", tokens), Clock.systemUTC())
                    .of(Files.readString(file));
        }
        String token = System.getenv(TOKEN_VARIABLE);
        if (token == null || token.isBlank()) {
            throw CommandFailure.usage("Google asks who changes the spreadsheet: give --credentials-file, or a token in"
                    + " the variable " + TOKEN_VARIABLE);
        }
        return token.strip();
    }

    /** Credentials travel there: in clear to this machine only. */
    private static URI address(String option, String text) throws CommandFailure {
        URI address = WebAddress.uri(option, text);
        boolean isSafe = address.getHost() != null
                && ("https".equals(address.getScheme())
                        || ("http".equals(address.getScheme()) && isHere(address.getHost())));
        if (!isSafe) {
            throw CommandFailure.usage(option + " must begin with https://");
        }
        return address;
    }

    private static boolean isHere(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
