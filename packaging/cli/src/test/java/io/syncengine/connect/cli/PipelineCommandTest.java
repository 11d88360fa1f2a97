// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class PipelineCommandTest {

    private static final String KEY = "sk_test_7hisMustNotBeShown";

    @TempDir
    Path directory;

    private FakeConnect connect;

    @BeforeEach
    void start() throws Exception {
        connect = new FakeConnect();
    }

    @AfterEach
    void stop() {
        connect.close();
    }

    @Test
    void createsSinksBeforeTheSource() throws Exception {
        Ended ended = create("*", "${env:STRIPE_API_KEY}");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(connect.writes())
                .containsExactly("PUT /connectors/shop-postgres/config", "PUT /connectors/shop-source/config");
        assertThat(ended.out()).contains("shop-postgres: created", "shop-source: created", "shop-source: RUNNING");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void changesNothingTheSecondTime() throws Exception {
        create("*", "${env:STRIPE_API_KEY}");

        Ended again = create("*", "${env:STRIPE_API_KEY}");
        Ended other = create("customers", "${env:STRIPE_API_KEY}");

        assertThat(again.out()).contains("shop-postgres: unchanged", "shop-source: unchanged");
        assertThat(other.out()).contains("shop-postgres: unchanged", "shop-source: updated");
        assertThat(connect.writes()).hasSize(3);
    }

    @Test
    void deploysNothingWhereASettingIsRefused() throws Exception {
        connect.refuse("streams", "no stream costumers; did you mean customers?");

        Ended text = create("costumers", "${env:STRIPE_API_KEY}");
        Ended json = create("costumers", "${env:STRIPE_API_KEY}", "--json");

        assertThat(text.code()).isEqualTo(1);
        assertThat(text.out())
                .contains(
                        "shop-source: streams: no stream costumers; did you mean customers?",
                        "    What streams is for.")
                .doesNotContain("And more of it");
        assertThat(json.code()).isEqualTo(1);
        assertThat(json.json().at("/problems/0/setting").asText()).isEqualTo("streams");
        assertThat(connect.names()).isEmpty();
    }

    @Test
    void tellsWhichPluginIsNotLoaded() throws Exception {
        Path file = file("{\"name\":\"shop\",\"source\":{\"connector.class\":\"com.example.Nothing\"},"
                + "\"sinks\":{\"postgres\":{\"connector.class\":\"PostgresSink\"}}}");

        Ended ended = run("create", file.toString());

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out())
                .contains("shop-source: connector.class: the worker has not loaded com.example.Nothing", "plugin.path");
    }

    @Test
    void checksWithoutDeploying() throws Exception {
        Ended ended = create("*", "${env:STRIPE_API_KEY}", "--check-only");

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("shop: nothing is wrong");
        assertThat(connect.writes()).isEmpty();
    }

    @Test
    void warnsOfASecretThatIsWrittenOutAndNeverShowsIt() throws Exception {
        Ended created = create("*", KEY);
        Ended shown = run("show", "shop");
        Ended json = run("show", "shop", "--json");

        assertThat(created.err()).contains("shop-source: stripe.api.key is written out");
        assertThat(shown.out()).contains("stripe.api.key = [hidden]", "streams = *");
        assertThat(json.json().at("/source/stripe.api.key").asText()).isEqualTo("[hidden]");
        assertThat(json.json().at("/sinks/postgres/connection.password").asText())
                .isEqualTo("${env:POSTGRES_PASSWORD}");
        for (Ended ended : new Ended[] {created, shown, json}) {
            assertThat(ended.out() + ended.err()).doesNotContain(KEY);
        }
    }

    @Test
    void saysWhatIsWrongWithAFile() throws Exception {
        assertRefused("{\"name\":\"shop\"", "is not JSON");
        assertRefused("[]", "does not hold a JSON object");
        assertRefused("{\"name\":\"sh op\"}", "\"name\"");
        assertRefused("{\"nam\":\"shop\"}", "\"nam\"");
        assertRefused("{\"name\":\"shop\",\"sinks\":{}}", "\"sinks\"");
        assertRefused("{\"name\":\"shop\",\"sinks\":{\"a-b\":{\"connector.class\":\"x\"}}}", "\"a-b\"");
        assertRefused("{\"name\":\"shop\",\"sinks\":{\"a\":{}}}", "connector.class");
        assertRefused("{\"name\":\"shop\",\"sinks\":{\"a\":{\"connector.class\":\"x\",\"b\":[1]}}}", "\"b\"");
        assertRefused("{\"name\":\"shop\",\"sinks\":{\"a\":{\"connector.class\":\"x\"}}}", "\"source\"");
        assertRefused("{\"name\":\"shop\",\"sinks\":{\"a\":\"nowhere.json\"}}", "nowhere.json cannot be read");
        assertThat(connect.writes()).isEmpty();
    }

    private void assertRefused(String json, String reason) throws IOException {
        Ended ended = run("create", file(json).toString());
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains(reason).doesNotContain("\tat ");
    }

    @Test
    void readsConnectorsFromFilesOfTheirOwn() throws Exception {
        Files.writeString(directory.resolve("sink.json"), "{\"connector.class\":\"PostgresSink\",\"tasks.max\":2}");
        Path file = file("{\"name\":\"shop\",\"source\":{\"connector.class\":\"" + FakeConnect.SOURCE_CLASS
                + "\"},\"sinks\":{\"postgres\":\"sink.json\"}}");

        Ended ended = run("create", file.toString());

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(connect.connector("shop-postgres").config).containsEntry("tasks.max", "2");
    }

    @Test
    void waitsNoLongerForATaskThatHasFailedAndSaysWhy() throws Exception {
        connect.connector("shop-source").taskState = "FAILED";
        connect.connector("shop-source").trace =
                "org.apache.kafka.connect.errors.ConnectException: the key was revoked\n\tat a.b.C";

        Ended ended = create("*", "${env:STRIPE_API_KEY}");

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.out())
                .contains("shop-source: FAILED: the key was revoked")
                .doesNotContain("a.b.C");
    }

    @Test
    void listsWhatBelongsTogether() throws Exception {
        create("*", "${env:STRIPE_API_KEY}");
        connect.connector("other-sink", FakeConnect.SINK_CLASS);
        connect.connector("alone", FakeConnect.SOURCE_CLASS);

        Ended text = run("list");
        Ended json = run("list", "--json");

        assertThat(text.out()).isEqualToNormalizingNewlines("shop: shop-postgres RUNNING, shop-source RUNNING\n");
        assertThat(json.json()).hasSize(1);
        assertThat(json.json().at("/0/connectors")).hasSize(2);
    }

    @Test
    void pausesTheSourceFirstAndResumesItLast() throws Exception {
        create("*", "${env:STRIPE_API_KEY}");

        Ended paused = run("pause", "shop");
        Ended resumed = run("resume", "shop", "--json");
        Ended restarted = run("restart", "shop");

        assertThat(paused.out()).contains("shop-source: PAUSED", "shop-postgres: PAUSED");
        assertThat(resumed.json().at("/1/state").asText()).isEqualTo("RUNNING");
        assertThat(restarted.code()).isZero();
        assertThat(connect.writes().subList(2, 8))
                .containsExactly(
                        "PUT /connectors/shop-source/pause",
                        "PUT /connectors/shop-postgres/pause",
                        "PUT /connectors/shop-postgres/resume",
                        "PUT /connectors/shop-source/resume",
                        "POST /connectors/shop-postgres/restart?includeTasks=true",
                        "POST /connectors/shop-source/restart?includeTasks=true");
    }

    @Test
    void deletesOnlyWhenAgreedTo() throws Exception {
        create("*", "${env:STRIPE_API_KEY}");
        connect.connector("shop-source").offset("{\"stream\":\"charges\"}", "{\"rows\":1}");

        Ended unasked = run("delete", "shop");
        assertThat(unasked.code()).isEqualTo(2);
        assertThat(connect.names()).hasSize(2);

        Ended agreed = run("delete", "shop", "--yes", "--reset-offsets");
        assertThat(agreed.code()).as(agreed.err()).isZero();
        assertThat(connect.names()).isEmpty();
        assertThat(connect.writes())
                .contains("PUT /connectors/shop-source/stop", "DELETE /connectors/shop-source/offsets")
                .endsWith("DELETE /connectors/shop-source", "DELETE /connectors/shop-postgres");
    }

    @Test
    void namesThePipelinesThatThereAre() throws Exception {
        create("*", "${env:STRIPE_API_KEY}");

        Ended ended = run("pause", "shoop");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("there is no pipeline shoop; there are: shop");
    }

    private Ended create(String streams, String key, String... more) throws IOException {
        Path file = file("{\"name\":\"shop\",\"source\":{\"connector.class\":\"" + FakeConnect.SOURCE_CLASS
                + "\",\"streams\":\"" + streams + "\",\"stripe.api.key\":\"" + key + "\"},"
                + "\"sinks\":{\"postgres\":{\"connector.class\":\"" + FakeConnect.SINK_CLASS
                + "\",\"connection.password\":\"${env:POSTGRES_PASSWORD}\"}}}");
        String[] arguments = new String[more.length + 2];
        arguments[0] = "create";
        arguments[1] = file.toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        return run(arguments);
    }

    private Path file(String json) throws IOException {
        return Files.writeString(directory.resolve("pipeline.json"), json);
    }

    private Ended run(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "pipeline";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[arguments.length + 1] = "--url";
        all[arguments.length + 2] = connect.url();
        return Ended.run(all);
    }
}
