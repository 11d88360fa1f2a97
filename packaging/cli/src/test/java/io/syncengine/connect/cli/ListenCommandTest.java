// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

class ListenCommandTest {

    private FakeConnect connect;
    private FakeConnect.Connector source;
    private Map<String, String> before;

    @BeforeEach
    void start() throws Exception {
        connect = new FakeConnect();
        source = connect.connector("shop-source", FakeConnect.SOURCE_CLASS);
        source.config.put("webhook.mode", "hint");
        source.config.put("webhook.manage", "true");
        source.config.put("tasks.max", "3");
        before = Map.copyOf(source.config);
    }

    @AfterEach
    void stop() {
        connect.close();
    }

    @Test
    void listensForAWhileAndRestoresTheSettings() throws Exception {
        List<Map<String, String>> seen = new ArrayList<>();
        source.offset("{\"stream\":\"charges\"}", "{\"rows\":4}");
        source.whenAskedForOffsets = () -> {
            seen.add(Map.copyOf(source.config));
            source.change(FakeConnect.json(
                    "{\"partition\":{\"stream\":\"charges\"},\"offset\":{\"rows\":" + (4 + 3 * seen.size()) + "}}"));
        };

        Ended ended = run("shop", "--for", "1");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("shop-source listens", "charges  +3 rows, 10 in all");
        assertThat(seen.get(0)).isEqualTo(before);
        assertThat(seen.get(1))
                .containsEntry("webhook.mode", "websocket")
                .containsEntry("webhook.manage", "false")
                .containsEntry("tasks.max", "1")
                .doesNotContainKey("webhook.websocket.live");
        assertThat(source.config).isEqualTo(before);
    }

    @Test
    void takesALiveKeyOnlyWhereThatIsAsked() throws Exception {
        connect.refuse("webhook.mode", "websocket is meant for development, and the key is one of live mode");

        Ended ended = run("shop", "--for", "1");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("live mode", "--live");
        assertThat(connect.writes()).isEmpty();
    }

    @Test
    void tellsTheConnectorOfALiveKey() throws Exception {
        AtomicInteger live = new AtomicInteger();
        source.whenAskedForOffsets = () -> {
            if ("true".equals(source.config.get("webhook.websocket.live"))) {
                live.incrementAndGet();
            }
        };

        Ended ended = run("shop", "--for", "1", "--live", "--json");

        assertThat(ended.json().path("listening").asBoolean()).isTrue();
        assertThat(live).hasPositiveValue();
        assertThat(source.config).isEqualTo(before);
    }

    @Test
    void saysWhyTheSourceDoesNotRunAndRestoresTheSettings() throws Exception {
        source.taskState = "FAILED";
        source.trace = "org.apache.kafka.connect.errors.ConnectException: no such key\n\tat io.syncengine.Some.method";

        Ended ended = run("shop", "--wait", "0");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("no such key").doesNotContain("\tat ");
        assertThat(source.config).isEqualTo(before);
    }

    @Test
    void leavesSettingsThatSomebodyChangedMeanwhile() throws Exception {
        source.whenAskedForOffsets = () -> {
            if (source.config.get("webhook.mode").equals("websocket")) {
                source.config.put("streams", "charges");
            }
        };

        Ended ended = run("shop", "--for", "1");

        assertThat(ended.code()).isZero();
        assertThat(ended.err()).contains("changed meanwhile");
        assertThat(source.config).containsEntry("streams", "charges").containsEntry("webhook.mode", "websocket");
    }

    @Test
    void refusesWhatCannotListen() throws Exception {
        source.state = "PAUSED";

        Ended paused = run("shop");

        assertThat(paused.code()).isEqualTo(1);
        assertThat(paused.err()).contains("resume it first");
        assertThat(run("shop", "--for", "0").code()).isEqualTo(2);
        assertThat(run("nothing").code()).isEqualTo(1);
        assertThat(connect.writes()).isEmpty();
    }

    private Ended run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("listen"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--url", connect.url()));
        return Ended.run(all.toArray(new String[0]));
    }
}
