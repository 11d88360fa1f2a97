// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class StatusCommandTest {

    private static final String OWN = "acct_1Own";

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
    void showsEveryPhaseOfABackfill() throws Exception {
        source("charges,customers,invoices,issuing_cards");
        offset(
                "charges",
                "{\"phase\":\"LIST\",\"rows\":1200,\"lo\":1000,\"t0\":1999,\"ranges\":\"[[1000,1250,null,null]]\"}");
        offset("customers", "{\"phase\":\"LIVE\",\"rows\":300,\"err\":\"\"}");
        offset("issuing_cards", "{\"phase\":\"SKIPPED\",\"reason\":\"not_enabled: issuing\",\"until\":1764037634}");
        sink();

        Ended text = run();

        assertThat(text.code()).isZero();
        assertThat(text.out().lines().map(String::strip).toList())
                .containsSubsequence(
                        "source shop-source  RUNNING, 1 task running",
                        "charges        [#######...]  75%    1,200 rows  listing",
                        "customers      [##########] 100%      300 rows  live",
                        "invoices       [..........]   0%        0 rows  waiting",
                        "issuing_cards  [..........]    -             -  skipped: not_enabled: issuing; tried again at"
                                + " 2025-11-25T02:27:14Z",
                        "4 streams: 1 waiting, 1 listing, 1 live, 1 skipped; 1,500 rows read",
                        "sink shop-postgres  RUNNING, 1 task running",
                        "1 topic read",
                        "All is well.");
    }

    @Test
    void givesProgramsTheSame() throws Exception {
        source("charges,issuing_cards");
        offset(
                "charges",
                "{\"phase\":\"LIVE\",\"rows\":7,\"err\":\"429 for 10 minutes\",\"partial\":\"backfill.max.rows\"}");
        offset("issuing_cards", "{\"phase\":\"SKIPPED\",\"reason\":\"no permission\",\"until\":9}");
        sink();

        Ended ended = run("--json");
        JsonNode json = ended.json();

        assertThat(ended.code()).isEqualTo(3);
        assertThat(json.path("healthy").asBoolean()).isFalse();
        assertThat(json.at("/problems/0").asText()).isEqualTo("shop-source, charges: 429 for 10 minutes");
        JsonNode charges = json.at("/connectors/0/streams/0");
        assertThat(charges.path("phase").asText()).isEqualTo("LIVE");
        assertThat(charges.path("account").asText()).isEqualTo(OWN);
        assertThat(charges.path("rows").asLong()).isEqualTo(7);
        assertThat(charges.path("error").asText()).isEqualTo("429 for 10 minutes");
        assertThat(charges.path("partial").asText()).isEqualTo("backfill.max.rows");
        JsonNode cards = json.at("/connectors/0/streams/1");
        assertThat(cards.path("skipped").asText()).isEqualTo("no permission");
        assertThat(cards.path("error").asText()).isEmpty();
        assertThat(json.at("/connectors/1/positions/0/topic").asText()).isEqualTo("stripe.charges");
        assertThat(json.at("/connectors/1/positions/0/offset").asLong()).isEqualTo(42);
    }

    @Test
    void takesAPausedPipelineForWell() throws Exception {
        FakeConnect.Connector source = source("charges");
        offset(
                "charges",
                "{\"phase\":\"LIST\",\"rows\":1,\"lo\":1000,\"t0\":1999,\"ranges\":\"[[null,null,null,null]]\"}");
        source.state = "PAUSED";
        source.taskState = "PAUSED";

        Ended ended = run("shop");

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("shop-source  PAUSED, 1 task paused", "listing, at rest");
    }

    @Test
    void saysWhyATaskHasFailed() throws Exception {
        FakeConnect.Connector source = source("charges");
        source.taskState = "FAILED";
        source.trace = "org.apache.kafka.connect.errors.ConnectException: the key was revoked\n\tat a.b.C(C.java:1)";
        offset("charges", "{\"phase\":\"LIVE\",\"rows\":1}");

        Ended ended = run("shop-source");

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.out())
                .contains("1 task failed", "live, at rest", "shop-source, task 0 has failed: the key was revoked")
                .doesNotContain("C.java");
    }

    @Test
    void leavesOutPositionsOfStreamsThatAreNotSelectedAnyMore() throws Exception {
        FakeConnect.Connector source = source("charges");
        offset("charges", "{\"phase\":\"LIVE\",\"rows\":1}");
        offset("customers", "{\"phase\":\"LIVE\",\"rows\":1}");

        assertThat(streams(run("--json").json())).containsExactly("charges");

        source.taskConfigs.removeAll();
        source.state = "STOPPED";
        assertThat(streams(run("--json").json())).containsExactly("charges", "customers");
    }

    @Test
    void showsEachAccountOfAPlatform() throws Exception {
        FakeConnect.Connector source = source("charges,customers");
        source.taskConfigs.removeAll();
        source.taskConfigs
                .addObject()
                .putObject("config")
                .put("task.streams", "charges,customers")
                .put("task.accounts", "own,acct_1Connected");
        offset("charges", "{\"phase\":\"LIVE\",\"rows\":1}");
        source.offset(
                "{\"account\":\"acct_1Connected\",\"livemode\":\"true\",\"stream\":\"charges\"}",
                "{\"phase\":\"LIVE\",\"rows\":5}");

        Ended ended = run();

        assertThat(ended.out())
                .contains("acct_1Own charges", "acct_1Connected charges", "acct_1Connected customers")
                .contains("4 streams: 2 waiting, 2 live; 6 rows read");
    }

    @Test
    void knowsNoOtherNames() throws Exception {
        source("charges");

        Ended ended = run("shoop");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("neither a pipeline nor a connector shoop");
    }

    @Test
    void saysHowToBeginWhereThereIsNothing() {
        Ended ended = run();

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("stripe-sync pipeline create FILE");
    }

    @Test
    void refusesPausesThatAreNone() {
        assertThat(run("--watch", "--interval", "0").code()).isEqualTo(2);
    }

    private FakeConnect.Connector source(String streams) {
        FakeConnect.Connector source = connect.connector("shop-source", FakeConnect.SOURCE_CLASS);
        source.taskConfigs.addObject().putObject("config").put("task.streams", streams);
        return source;
    }

    private void offset(String stream, String offset) {
        connect.connector("shop-source")
                .offset("{\"account\":\"" + OWN + "\",\"livemode\":\"true\",\"stream\":\"" + stream + "\"}", offset);
    }

    private void sink() {
        connect.connector("shop-postgres", FakeConnect.SINK_CLASS)
                .offset("{\"kafka_topic\":\"stripe.charges\",\"kafka_partition\":0}", "{\"kafka_offset\":42}");
    }

    private static List<String> streams(JsonNode json) {
        List<String> streams = new ArrayList<>();
        json.at("/connectors/0/streams")
                .forEach(stream -> streams.add(stream.path("stream").asText()));
        return streams;
    }

    private Ended run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("status", "--url", connect.url()));
        all.addAll(List.of(arguments));
        return Ended.run(all.toArray(new String[0]));
    }
}
