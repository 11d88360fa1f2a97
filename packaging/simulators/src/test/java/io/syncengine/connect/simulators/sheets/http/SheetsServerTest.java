// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.simulators.sheets.SheetsCaller;
import io.syncengine.connect.simulators.sheets.SheetsOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

class SheetsServerTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private SheetsServer server;
    private String path;

    @BeforeEach
    void start() throws IOException {
        server = SheetsServer.start(SheetsOptions.usual(11).closed());
        path = "/v4/spreadsheets/" + server.simulator().create("Books");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(URI.create(server.baseUrl() + target));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String target, String json) throws Exception {
        return send(request(target).POST(HttpRequest.BodyPublishers.ofString(json.replace('\'', '"'))));
    }

    private static String part(String json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> fetchToken(String scope) throws Exception {
        long now = Instant.now().getEpochSecond();
        String assertion = part("{'alg': 'RS256', 'typ': 'JWT'}") + "."
                + part("{'iss': 'robot@shop.iam.gserviceaccount.com', 'scope': '" + scope + "', 'aud': '"
                        + server.tokenUrl() + "', 'iat': " + now + ", 'exp': " + (now + 3600) + "}")
                + "." + part("signature");
        return send(request("/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=" + assertion)));
    }

    private String token() throws Exception {
        return SheetsCaller.tree(fetchToken("https://www.googleapis.com/auth/spreadsheets")
                        .body())
                .path("access_token")
                .asText();
    }

    @Test
    void givesTokensToServiceAccounts() throws Exception {
        String token = token();

        HttpResponse<String> answer = send(request(path).header("Authorization", "Bearer " + token));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(SheetsCaller.tree(answer.body()).at("/properties/title").asText())
                .isEqualTo("Books");
        assertThat(server.simulator().log().all().get(1).principal()).isEqualTo("robot@shop.iam.gserviceaccount.com");
    }

    @Test
    void refusesTokensOfOtherScopesAndThoseThatHaveExpired() throws Exception {
        String other = SheetsCaller.tree(
                        fetchToken("https://www.googleapis.com/auth/calendar").body())
                .path("access_token")
                .asText();
        String token = token();

        assertThat(send(request(path).header("Authorization", "Bearer " + other))
                        .statusCode())
                .isEqualTo(403);
        post("/__fake/clock", "{'advance_seconds': 3600}");
        assertThat(send(request(path).header("Authorization", "Bearer " + token))
                        .statusCode())
                .isEqualTo(401);
        assertThat(send(request(path)).statusCode()).isEqualTo(401);
    }

    @Test
    void refusesAssertionsThatAreNone() throws Exception {
        HttpResponse<String> answer = send(request("/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=x")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(SheetsCaller.tree(answer.body()).path("error").asText()).isEqualTo("invalid_grant");
    }

    @Test
    void takesAndSendsPackedBodies() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(("{\"values\": [[\"" + "x".repeat(5000) + "\"]]}").getBytes(StandardCharsets.UTF_8));
        }
        String token = token();

        HttpResponse<byte[]> answer = client.send(
                request(path + "/values/A1?valueInputOption=RAW&includeValuesInResponse=true")
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Encoding", "gzip")
                        .header("Accept-Encoding", "gzip")
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(packed.toByteArray()))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());

        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        String body = new String(
                new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(SheetsCaller.tree(body).at("/updatedData/values/0/0").asText())
                .hasSize(5000);
    }

    @Test
    void closesConnectionsWhereAFaultSaysSo() throws Exception {
        post("/__fake/faults", "[{'match': {'path': '*', 'nth': 1}, 'action': 'drop-before'}]");

        // The client sends a GET a second time by itself.
        assertThatThrownBy(() -> post(path + ":batchUpdate", "{}")).isInstanceOf(IOException.class);
        assertThat(send(request(path)).statusCode()).isEqualTo(401);
    }

    @Test
    void saysWhichFaultItDoesNotKnow() throws Exception {
        HttpResponse<String> answer = post("/__fake/faults", "{'action': {'kind': 'explode'}}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("the action's kind is \\\"explode\\\": give status,");
    }

    @Test
    void waitsBeforeItAppliesWhatIsDelayed() throws Exception {
        post("/__fake/faults", "{'action': {'kind': 'delay', 'before_ms': 1, 'after_ms': 1}}");

        assertThat(send(request(path)).statusCode()).isEqualTo(401);
    }

    @Test
    void showsAndChangesEverythingBesidesTheApi() throws Exception {
        String made =
                post("/__fake/spreadsheets", "{'id': 'mine', 'title': 'Mine'}").body();
        assertThat(SheetsCaller.tree(made).path("page").asText()).isEqualTo(server.page("mine"));

        post(
                "/__fake/spreadsheets/mine/edit",
                "[{'updateCells': {'start': {'sheetId': 0}, 'fields': 'userEnteredValue', 'rows': [{'values':"
                        + " [{'userEnteredValue': {'numberValue': 4}}]}]}}]");
        var state = SheetsCaller.tree(send(request("/__fake/state/mine")).body());
        assertThat(state.at("/sheets/0/values/0/0").asInt()).isEqualTo(4);
        assertThat(state.path("revision").asInt()).isEqualTo(1);

        post("/__fake/spreadsheets/mine/share", "{'with': 'robot@shop.iam.gserviceaccount.com', 'role': 'reader'}");
        String token = token();
        assertThat(send(request("/v4/spreadsheets/mine").header("Authorization", "Bearer " + token))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(request("/v4/spreadsheets/mine/values/A1:clear")
                                .header("Authorization", "Bearer " + token)
                                .POST(HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(request("/__fake/log")).body().lines().filter(line -> line.contains("\"status\":403")))
                .hasSize(1);

        post("/__fake/reset", "");
        assertThat(send(request("/__fake/state/mine")).statusCode()).isEqualTo(404);
    }
}
