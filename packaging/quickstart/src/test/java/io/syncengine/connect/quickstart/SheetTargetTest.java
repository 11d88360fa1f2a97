// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

class SheetTargetTest {

    @Test
    void simulatesASpreadsheetWhosePageCanBeSeen() throws Exception {
        try (SheetTarget sheet = SimulatedSheet.start(0, "connect-sheets-sink-1")) {
            String page = sheet.description().replace(", simulated", "");
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(page)).build(), HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("Stripe Sync");
            assertThat(sheet.credentials()).contains("service_account", "BEGIN PRIVATE KEY");
            assertThat(sheet.sinkSettings()).containsEntry("consumer.override.group.id", "connect-sheets-sink-1");
        }
    }

    @Test
    void readsTheKeyOfASpreadsheetAtGoogle(@TempDir Path folder) throws Exception {
        Path key = Files.writeString(folder.resolve("key.json"), "{}");

        SheetTarget sheet = RealSheet.of("1AbC", key.toString());

        assertThat(sheet.credentials()).isEqualTo("{}");
        assertThat(sheet.description()).isEqualTo("https://docs.google.com/spreadsheets/d/1AbC");
    }

    @Test
    void saysWhichKeyIsMissing(@TempDir Path folder) {
        assertThatThrownBy(() -> RealSheet.of("1AbC", ""))
                .isInstanceOf(QuickstartException.class)
                .hasMessageContaining("GOOGLE_APPLICATION_CREDENTIALS");
        assertThatThrownBy(
                        () -> RealSheet.of("1AbC", folder.resolve("gone.json").toString()))
                .isInstanceOf(QuickstartException.class)
                .hasMessageContaining("cannot be read");
    }
}
