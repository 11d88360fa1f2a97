// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.cli.check.Finding;
import io.syncengine.connect.cli.check.SheetCheck;
import io.syncengine.connect.cli.outcome.CommandFailure;
import io.syncengine.connect.cli.pipeline.LocalSettings;
import io.syncengine.connect.cli.sheets.SheetsApi;
import io.syncengine.connect.cli.sheets.SpreadsheetId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which spreadsheet is looked for, and as whom. What no option gives is taken from the settings of a Sheets sink, whose
 * addresses are heeded as well: they are of a file on this machine.
 */
final class SheetOptions {

    private static final String ELSEWHERE = "give --credentials-file, or --url: a worker tries it";

    @Option(
            names = "--spreadsheet",
            paramLabel = "ID",
            description = "The spreadsheet, by its id or address. Default: that of the pipeline's sink.")
    private @Nullable String spreadsheet;

    @Option(
            names = "--credentials-file",
            paramLabel = "FILE",
            description = "Key of a service account, or what Google's tools keep of a person. Default: those of the"
                    + " pipeline's sink, the file in the variable " + GoogleSignIn.FILE_VARIABLE
                    + ", or the token in " + GoogleSignIn.TOKEN_VARIABLE + ".")
    private @Nullable Path credentials;

    /** Whether a person asks for a spreadsheet, whatever is in a pipeline. */
    boolean isGiven() {
        return spreadsheet != null;
    }

    /** What Google says of it; nothing is changed. */
    Finding finding(LocalSettings sink) throws IOException, InterruptedException {
        try {
            String text = spreadsheet == null ? sink.text("spreadsheet.id").orElse("") : spreadsheet;
            Optional<String> id = SpreadsheetId.in(text);
            if (text.isEmpty() && sink.text("spreadsheet.create").orElse("").equalsIgnoreCase("true")) {
                return SheetCheck.untried("the sink makes a spreadsheet of its own", "give --url: a worker tries it");
            }
            if (id.isEmpty()) {
                return SheetCheck.noSpreadsheet(text);
            }
            Optional<GoogleSignIn> signIn = signIn(sink);
            return signIn.isEmpty()
                    ? SheetCheck.untried("nothing here tells who signs in at Google", ELSEWHERE)
                    : SheetCheck.of(signIn.get().account(), google(sink, id.get(), signIn.get()));
        } catch (CommandFailure e) {
            return SheetCheck.untried(String.valueOf(e.getMessage()), ELSEWHERE);
        }
    }

    private static SheetCheck.SignIn google(LocalSettings sink, String id, GoogleSignIn signIn)
            throws CommandFailure, IOException {
        URI api = address(sink, "sheets.api.base.url", GoogleOptions.API);
        URI tokens = address(sink, "google.oauth.token.url", GoogleSignIn.TOKENS);
        String project = sink.text("google.quota.project").orElseGet(signIn::project);
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(GoogleOptions.CONNECT_TIMEOUT)
                .build();
        return () -> new SheetsApi(client, WebAddress.base(api.toString()), id, signIn.token(client, tokens), project);
    }

    private static URI address(LocalSettings sink, String setting, String usual) throws CommandFailure, IOException {
        return WebAddress.confidential(setting, sink.text(setting).orElse(usual));
    }

    private Optional<GoogleSignIn> signIn(LocalSettings sink) throws CommandFailure, IOException {
        if (credentials != null || sink.written().isEmpty()) {
            return GoogleSignIn.here(credentials);
        }
        String mode = sink.text("google.auth.mode").orElse("service-account");
        return switch (mode) {
            case "service-account" -> key(sink).map(GoogleSignIn::with);
            case "oauth" -> Optional.of(GoogleSignIn.with(person(sink)));
            case "adc" -> GoogleSignIn.here(null);
            default -> Optional.empty();
        };
    }

    private static Optional<String> key(LocalSettings sink) throws CommandFailure, IOException {
        Optional<String> path = sink.text("google.credentials.path");
        if (path.isEmpty()) {
            return sink.text("google.credentials.json");
        }
        Path file = Path.of(path.get());
        return Files.isReadable(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    /** In the form in which Google's tools keep it. */
    private static String person(LocalSettings sink) throws CommandFailure, IOException {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.put("type", "authorized_user");
        file.put("client_id", sink.text("google.oauth.client.id").orElse(""));
        file.put("client_secret", sink.text("google.oauth.client.secret").orElse(""));
        file.put("refresh_token", sink.text("google.oauth.refresh.token").orElse(""));
        return file.toString();
    }
}
