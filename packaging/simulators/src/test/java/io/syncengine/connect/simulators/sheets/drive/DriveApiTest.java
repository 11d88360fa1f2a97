// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.drive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.syncengine.connect.simulators.SimClock;
import io.syncengine.connect.simulators.exchange.SimRequest;
import io.syncengine.connect.simulators.sheets.SheetsCaller;
import io.syncengine.connect.simulators.sheets.SheetsOptions;
import io.syncengine.connect.simulators.sheets.SheetsSimulator;
import io.syncengine.connect.simulators.sheets.access.Quota;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

final class DriveApiTest {
    private static final String FILES = "/drive/v3/files";
    private static final String TYPE = "'mimeType': 'application/vnd.google-apps.spreadsheet'";

    private final SimClock clock = new SimClock();
    private final SheetsSimulator simulator =
            new SheetsSimulator(SheetsOptions.usual(7).withQuota(new Quota(1, 1, 1, 1)), clock);
    private final SheetsCaller robot = new SheetsCaller(simulator, "robot@shop.iam.gserviceaccount.com");
    private final SheetsCaller ann = new SheetsCaller(simulator, "ann@example.com");

    private String make(String name, String properties) {
        JsonNode made =
                robot.post(FILES, "{'name': '" + name + "', " + TYPE + ", 'appProperties': " + properties + "}");
        assertThat(made.path("kind").asText()).isEqualTo("drive#file");
        return made.path("id").asText();
    }

    private static String search(String query) {
        return FILES + "?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
    }

    @Test
    void makesAPrivateSpreadsheetAndSharesIt() {
        String id = make("Books", "{}");
        String sheet = "/v4/spreadsheets/" + id;
        assertThat(robot.get(sheet).path("properties").path("title").asText()).isEqualTo("Books");
        assertThat(ann.refused(403, sheet).path("status").asText()).isEqualTo("PERMISSION_DENIED");
        ann.refused(403, FILES + "/" + id + "/permissions", "{}");

        clock.advance(Duration.ofMinutes(2));
        JsonNode permission = robot.post(
                FILES + "/" + id + "/permissions",
                "{'type': 'user', 'role': 'writer', 'emailAddress': 'ann@example.com'}");

        assertThat(permission.path("emailAddress").asText()).isEqualTo("ann@example.com");
        assertThat(ann.get(sheet).path("spreadsheetId").asText()).isEqualTo(id);
    }

    @Test
    void findsWhatHasTheSameProperties() {
        make("A", "{'mark': 'x'}");
        clock.advance(Duration.ofSeconds(5));
        String second = make("B", "{'mark': 'x', 'more': 'y'}");

        JsonNode both = robot.get(search("appProperties has { key='mark' and value='x' } and trashed = false"));
        JsonNode one = robot.get(search("appProperties has { key='mark' and value='x' } and appProperties has"
                        + " { key='more' and value='y' } and mimeType = 'application/vnd.google-apps.spreadsheet'")
                + "&fields=files(id,createdTime,permissions(emailAddress))");

        assertThat(both.path("files").findValuesAsText("name")).containsExactly("B", "A");
        assertThat(one.path("files")).hasSize(1);
        assertThat(one.path("files").path(0).path("id").asText()).isEqualTo(second);
        assertThat(one.path("files").path(0).path("createdTime").asText())
                .isEqualTo(clock.instant().toString());
        assertThat(one.path("files").path(0).has("name")).isFalse();
        assertThat(robot.get(search("appProperties has { key='mark' and value='z' }"))
                        .path("files"))
                .isEmpty();
        assertThat(robot.get(search("mimeType='text/plain'")).path("files")).isEmpty();
        assertThat(ann.get(FILES).path("files")).as("files of others").isEmpty();
    }

    @Test
    void notesMoreOnAFileAndPutsItIntoTheTrash() {
        String id = make("A", "{'mark': 'x', 'other': 'y'}");
        String marked = search("appProperties has { key='mark' and value='x' }");

        send("PATCH", id, "{'appProperties': {'mark': 'z'}}");
        assertThat(simulator.fileProperties(id)).containsOnly(Map.entry("mark", "z"), Map.entry("other", "y"));
        assertThat(robot.get(marked).path("files")).isEmpty();

        // As Google's own client for Java does, which knows no PATCH.
        robot.reply(SimRequest.get(FILES + "/" + id)
                .withBody("POST", "{\"trashed\": true}".getBytes(StandardCharsets.UTF_8))
                .with("X-HTTP-Method-Override", "PATCH"));
        assertThat(robot.get(search("trashed = false")).path("files")).isEmpty();
        assertThat(robot.get(FILES).path("files").findValuesAsText("name")).containsExactly("A");
        robot.refused(404, FILES + "/" + id, "{'trashed': false}");
    }

    private void send(String method, String id, String body) {
        assertThat(robot.send(method, FILES + "/" + id, body).answer().status()).isEqualTo(200);
    }

    @Test
    void showsWhatWasMadeSomeTimeAfterwards() {
        simulator.fileLag(Duration.ofSeconds(30));
        make("A", "{}");
        clock.advance(Duration.ofSeconds(29));
        assertThat(robot.get(FILES).path("files")).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(robot.get(FILES).path("files")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name = 'Books'", "trashed = false or trashed = false", "trashed = false and "})
    void refusesSearchesThatItDoesNotKnow(String query) {
        assertThat(robot.refused(400, search(query)).path("message").asText()).isEqualTo("Invalid Value: q");
    }

    @Test
    void refusesWhatIsNoSpreadsheetAndNobody() {
        assertThat(robot.refused(400, FILES, "{'mimeType': 'text/plain'}")
                        .path("message")
                        .asText())
                .contains("text/plain");
        String permissions = FILES + "/" + make("Books", "{}") + "/permissions";
        assertThat(robot.refused(400, permissions, "{'type': 'user', 'role': 'writer', 'emailAddress': 'ann'}")
                        .path("message")
                        .asText())
                .contains("emailAddress is invalid");
        robot.refused(400, permissions, "{'type': 'user', 'role': 'owner', 'emailAddress': 'ann@example.com'}");
        robot.refused(404, FILES + "/none/permissions", "{}");
        robot.refused(404, "/drive/v3/about");
    }
}
