// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.syncengine.connect.cli.outcome.CommandFailure;
import io.syncengine.connect.cli.pipeline.LocalSettings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What the settings of a Sheets sink tell without asking Google, which only the plugin does. */
public final class SheetCheck {

    private static final String SUBJECT = "sheet";
    private static final ObjectMapper JSON = new ObjectMapper();

    private SheetCheck() {}

    public static Finding of(LocalSettings sink) throws CommandFailure, IOException {
        Optional<String> spreadsheet = sink.text("spreadsheet.id");
        if (spreadsheet.isEmpty()) {
            return Finding.failure(SUBJECT, "spreadsheet.id is not set", "set it to the spreadsheet's id or address");
        }
        Optional<String> key = key(sink);
        if (key.isEmpty()) {
            return untried(spreadsheet.get(), "who signs in");
        }
        String account;
        try {
            JsonNode json = JSON.readTree(key.get());
            account = json.path("client_email").asText("");
            if (account.isEmpty() || json.path("private_key").asText("").isEmpty()) {
                return untried(spreadsheet.get(), "who signs in");
            }
        } catch (JsonProcessingException e) {
            return Finding.failure(
                    SUBJECT,
                    "the credentials are not JSON (line " + e.getLocation().getLineNr() + ")",
                    "give the key file of a service account as Google made it");
        }
        return untried(spreadsheet.get(), account);
    }

    private static Optional<String> key(LocalSettings sink) throws CommandFailure, IOException {
        Optional<String> path = sink.text("google.credentials.path");
        if (path.isEmpty()) {
            return sink.text("google.credentials.json");
        }
        Path file = Path.of(path.get());
        return Files.isReadable(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    private static Finding untried(String spreadsheet, String account) {
        return Finding.warning(
                SUBJECT,
                "whether " + account + " may write to spreadsheet " + spreadsheet + " was not tried",
                "give --url: a worker with the Sheets sink tries it");
    }
}
