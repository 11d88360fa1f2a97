// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.syncengine.connect.simulators.sheets.SheetsOptions;
import io.syncengine.connect.simulators.sheets.access.Quota;
import io.syncengine.connect.simulators.sheets.access.ServiceAccountKey;
import io.syncengine.connect.simulators.sheets.faults.SheetsFault;
import io.syncengine.connect.simulators.sheets.faults.SheetsFaultRule;
import io.syncengine.connect.simulators.sheets.files.SheetFile;
import io.syncengine.connect.simulators.sheets.http.SheetsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** What {@code check} says of a spreadsheet. */
class SheetCheckTest {

    private static final String EMAIL = "robot@my-project.iam.gserviceaccount.com";
    private static final String REFRESH_TOKEN = "1//7hisIsTheRefreshToken";
    private static final String SHEETS_CLASS = "io.syncengine.connect.sheets.SheetsSinkConnector";
    /** Takes a while to make. */
    private static final String KEY = ServiceAccountKey.json(EMAIL, "http://nowhere/");

    @TempDir
    Path directory;

    private SheetsServer google;
    private String spreadsheet;
    private ObjectNode sink;

    @BeforeEach
    void start() throws Exception {
        google = SheetsServer.start(
                SheetsOptions.usual(1).withQuota(Quota.none()).closed());
        spreadsheet = google.simulator().create("Shop");
        google.simulator().share(spreadsheet, EMAIL, SheetFile.Role.WRITER);
        sink = FakeConnect.JSON
                .createObjectNode()
                .put("connector.class", "SheetsSink")
                .put("spreadsheet.id", "https://docs.google.com/spreadsheets/d/" + spreadsheet + "/edit#gid=0")
                .put("google.credentials.json", KEY)
                .put("sheets.api.base.url", google.baseUrl())
                .put("google.oauth.token.url", google.tokenUrl());
    }

    @AfterEach
    void stop() {
        google.close();
    }

    @Test
    void saysThatAllIsWellAndChangesNothing() throws Exception {
        try (FakeConnect connect = new FakeConnect();
                TestAccount stripe = TestAccount.start(Map.of("customers", 1))) {
            connect.plugin(SHEETS_CLASS, "1.0");
            Ended ended = run(
                    "--url",
                    connect.url(),
                    "--spreadsheet",
                    spreadsheet,
                    "--api-url",
                    stripe.url(),
                    "--api-key-file",
                    TestAccount.file(directory, TestAccount.RESTRICTED),
                    "--streams",
                    "customers",
                    "--rate",
                    "1000");

            assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
            assertThat(ended.out())
                    .containsPattern("ok +plugin SheetsSink +version 1.0")
                    .containsPattern("ok +sheet +" + EMAIL + " may write to spreadsheet \"Shop\"");
        }
        assertThat(google.simulator().log().all())
                .anyMatch(call -> call.path().endsWith(":batchUpdate"))
                .noneMatch(call -> call.path().endsWith(":batchUpdate") && call.isApplied());
    }

    @Test
    void asksAsThePipelinesSinkWould() throws Exception {
        assertThat(run().out()).containsPattern("ok +sheet +" + EMAIL + " may write");

        sink.remove("google.credentials.json");
        sink.put("google.credentials.path", file(KEY));
        assertThat(run("--json").json().path("checks"))
                .anyMatch(check -> check.path("subject").asText().equals("sheet")
                        && check.path("level").asText().equals("ok"));

        sink.put("google.auth.mode", "oauth")
                .put("google.oauth.client.id", "client")
                .put("google.oauth.client.secret", "secret")
                .put("google.oauth.refresh.token", REFRESH_TOKEN);
        assertThat(run().out()).containsPattern("failure +sheet +Google refuses access");
        google.simulator()
                .share(spreadsheet, String.format("user-%08x", REFRESH_TOKEN.hashCode()), SheetFile.Role.WRITER);
        assertThat(run().out()).containsPattern("ok +sheet ");

        sink.put("google.auth.mode", "external-account");
        assertThat(run().out())
                .containsPattern("warning +sheet +whether it may be written to was not tried")
                .contains("--credentials-file");
        assertThat(run("--credentials-file", file(KEY)).out()).containsPattern("ok +sheet ");
    }

    @Test
    void saysThatASpreadsheetMayOnlyBeRead() throws Exception {
        google.simulator().share(spreadsheet, EMAIL, SheetFile.Role.READER);

        Ended ended = run();

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.out())
                .containsPattern("failure +sheet +" + EMAIL + " may read spreadsheet \"Shop\", and not write to it")
                .contains("make that address Editor");
    }

    @Test
    void saysThatASpreadsheetIsNotShared() throws Exception {
        google.simulator().share(spreadsheet, EMAIL, SheetFile.Role.NONE);
        Ended unshared = run();
        Ended unknown = run("--spreadsheet", "1aBc");
        sink.put("spreadsheet.id", "");
        Ended none = run();
        sink.put("spreadsheet.create", "true");
        Ended own = run();

        assertThat(unshared.out())
                .containsPattern("failure +sheet +Google refuses access")
                .contains("add " + EMAIL + " as Editor");
        assertThat(unknown.out()).containsPattern("failure +sheet +Google refuses access");
        assertThat(none.out()).containsPattern("failure +sheet +spreadsheet.id is not set");
        assertThat(own.out()).containsPattern("warning +sheet +.*the sink makes a spreadsheet of its own");
    }

    @Test
    void saysWhatIsWrongWithCredentials() throws Exception {
        google.simulator()
                .faults()
                .add(SheetsFaultRule.on("/token", new SheetsFault.Status(400, "{\"error\":\"invalid_grant\"}")));
        Ended withdrawn = run();
        sink.put("google.credentials.json", "{\"type\":\"service_account\",\"private_key\":\"7hisIsSecret\"}");
        Ended broken = run();
        sink.put("google.credentials.json", "${env:ONLY_THE_WORKER_HAS_IT}");
        Ended elsewhere = run();

        assertThat(withdrawn.out()).containsPattern("failure +sheet +Google gives no access token .*invalid_grant");
        assertThat(broken.out())
                .containsPattern("failure +sheet +the private key in the credentials cannot be read")
                .doesNotContain("7hisIsSecret");
        assertThat(elsewhere.out()).containsPattern("warning +sheet +.*not to be had on this machine");
    }

    @Test
    void saysThatGoogleDoesNotAnswer() throws Exception {
        google.close();

        assertThat(run().out())
                .containsPattern("failure +sheet +Google does not answer: ")
                .contains("proxies")
                .doesNotContain("\tat ");
    }

    /** Google refuses a person's credentials without. */
    @Test
    void namesTheProjectWhoseQuotaIsUsed() throws Exception {
        List<String> projects = Collections.synchronizedList(new ArrayList<>());
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            projects.add(exchange.getRequestHeaders().getFirst("x-goog-user-project"));
            byte[] body = "{\"access_token\":\"t\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://localhost:" + server.getAddress().getPort();
            sink.put("sheets.api.base.url", url).put("google.oauth.token.url", url);
            String person = "{\"type\":\"authorized_user\",\"quota_project_id\":\"shop-1\"}";
            run("--credentials-file", file(person));
            sink.put("google.quota.project", "shop-2");
            run("--credentials-file", file(person));
        } finally {
            server.stop(0);
        }

        assertThat(projects).containsExactly(null, "shop-1", "shop-1", null, "shop-2", "shop-2");
    }

    @Test
    void sendsCredentialsNowhereInClear() throws Exception {
        sink.put("google.oauth.token.url", "http://example.com/token");

        assertThat(run().out()).contains("google.oauth.token.url must begin with https://");
    }

    /** Without a worker, and with an account that is of no matter here. */
    private Ended run(String... more) throws IOException {
        ObjectNode pipeline = FakeConnect.JSON.createObjectNode().put("name", "shop");
        pipeline.putObject("source").put("connector.class", "StripeSource").put("stripe.api.key", "pk_test_1");
        pipeline.putObject("sinks").set("sheets", sink);
        List<String> arguments = new ArrayList<>(List.of(
                "check",
                Files.writeString(directory.resolve("pipeline.json"), pipeline.toString())
                        .toString()));
        arguments.addAll(List.of(more));
        if (!arguments.contains("--url")) {
            arguments.addAll(List.of("--url", "http://localhost:1"));
        }
        return Ended.run(arguments.toArray(new String[0]));
    }

    private String file(String credentials) throws IOException {
        return Files.writeString(directory.resolve("credentials.json"), credentials)
                .toString();
    }
}
