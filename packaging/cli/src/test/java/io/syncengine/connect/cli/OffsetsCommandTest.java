// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class OffsetsCommandTest {

    @TempDir
    Path directory;

    private FakeConnect connect;
    private FakeConnect.Connector source;

    @BeforeEach
    void start() throws Exception {
        connect = new FakeConnect();
        source = connect.connector("shop-source", FakeConnect.SOURCE_CLASS);
        source.offset("{\"stream\":\"customers\"}", "{\"phase\":\"LIVE\",\"rows\":4}");
        source.offset("{\"stream\":\"charges\"}", "{\"phase\":\"LIVE\",\"rows\":3}");
    }

    @AfterEach
    void stop() {
        connect.close();
    }

    @Test
    void printsPositions() throws Exception {
        Ended all = run("get", "shop-source", "--json");
        Ended one = run("get", "shop-source", "--stream", "charges");
        Ended none = run("get", "shop-source", "--stream", "invoices");

        assertThat(all.json().path("offsets").findValuesAsText("stream")).containsExactly("charges", "customers");
        assertThat(one.out())
                .isEqualToNormalizingNewlines("{\"stream\":\"charges\"} {\"phase\":\"LIVE\",\"rows\":3}\n");
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.err()).contains("no position of invoices");
    }

    @Test
    void forgetsOneStreamAndLetsTheConnectorRunAgain() throws Exception {
        Ended ended = run("reset", "shop-source", "--stream", "charges", "--yes");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(source.offsets.toString()).contains("customers").doesNotContain("charges");
        assertThat(connect.writes())
                .containsExactly(
                        "PUT /connectors/shop-source/stop",
                        "PATCH /connectors/shop-source/offsets",
                        "PUT /connectors/shop-source/resume");
    }

    @Test
    void leavesAPausedConnectorPaused() throws Exception {
        source.state = "PAUSED";

        run("reset", "shop-source", "--yes");

        assertThat(source.offsets).isEmpty();
        assertThat(source.state).isEqualTo("PAUSED");
    }

    @Test
    void takesWhatItPrinted() throws Exception {
        Path file = directory.resolve("offsets.json");
        Files.writeString(file, run("get", "shop-source", "--json").out().replace("\"rows\" : 3", "\"rows\" : 9"));

        Ended ended = run("alter", "shop-source", file.toString(), "--yes", "--json");

        assertThat(ended.json().path("changed").asInt()).isEqualTo(2);
        assertThat(source.offsets.toString()).contains("\"rows\":9", "\"rows\":4");
    }

    @Test
    void refusesAFileWithoutPositions() throws Exception {
        Path file = Files.writeString(directory.resolve("offsets.json"), "{\"offset\":[]}");

        Ended ended = run("alter", "shop-source", file.toString(), "--yes");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(connect.writes()).isEmpty();
    }

    @Test
    void asksFirst() throws Exception {
        Ended ended = run("reset", "shop-source");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("--yes");
        assertThat(connect.writes()).isEmpty();
    }

    private Ended run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("offsets"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--url", connect.url()));
        return Ended.run(all.toArray(new String[0]));
    }
}
