// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

class ConnectRestTest {

    private RecordedWorker worker;

    @BeforeEach
    void startWorker() throws Exception {
        worker = new RecordedWorker();
    }

    @AfterEach
    void stopWorker() {
        worker.close();
    }

    @Test
    void repeatsWhatARebalanceRefuses() throws Exception {
        String busy = "{\"error_code\":409,\"message\":\"Cannot complete request because of a conflicting operation\"}";
        worker.on("PUT /connectors/a%20b/config", 409, busy)
                .on("PUT /connectors/a%20b/config", 409, busy)
                .on("PUT /connectors/a%20b/config", 201, "{}");

        worker.rest().putConfig("a b", Map.of("tasks.max", "1"));

        assertThat(worker.requests()).hasSize(3).containsOnly("PUT /connectors/a%20b/config {\"tasks.max\":\"1\"}");
    }

    @Test
    void tellsWhatTheWorkerSays() {
        worker.on(
                "PUT /connectors/x/config",
                400,
                "{\"error_code\":400,\"message\":\"Connector configuration is invalid and contains 1 error(s)\"}");

        assertThatThrownBy(() -> worker.rest().putConfig("x", Map.of()))
                .isInstanceOfSatisfying(
                        ConnectRestException.class, e -> assertThat(e.status()).isEqualTo(400))
                .hasMessage("PUT /connectors/x/config answered 400: Connector configuration is invalid and contains 1"
                        + " error(s)");
    }

    @Test
    void namesASettingOnce() throws Exception {
        worker.on(
                "PUT /connector-plugins/Sink/config/validate",
                200,
                "{\"configs\":[{\"value\":{\"name\":\"a.b\",\"errors\":[\"a.b: is empty\",\"a.bc: is long\"]}}]}");

        assertThat(worker.rest().validate(Map.of("connector.class", "x.Sink")))
                .containsExactly(new ConfigProblem("a.b", "is empty"), new ConfigProblem("a.b", "a.bc: is long"));
    }

    @Test
    void tellsWhatAProxyInBetweenSays() {
        worker.on("GET /connectors/x/offsets", 502, "<html>bad gateway</html>");

        assertThatThrownBy(() -> worker.rest().offsets("x")).hasMessageEndingWith("502: <html>bad gateway</html>");
    }

    @Test
    void knowsNothingOfAConnectorThatIsNotThereYet() throws Exception {
        assertThat(worker.rest().status("x").state()).isEqualTo("UNKNOWN");
    }

    @Test
    void waitsUntilTheWorkerIsReady() throws Exception {
        worker.on("GET /health", 503, "{\"status\":\"starting\"}").on("GET /health", 200, "{\"status\":\"healthy\"}");

        assertThat(worker.rest().awaitReady(Duration.ofSeconds(10), () -> true)).isTrue();
        assertThat(worker.rest().awaitReady(Duration.ofSeconds(10), () -> false))
                .isFalse();
    }

    @Test
    void readsOffsetsAndTasks() throws Exception {
        worker.on(
                        "GET /connectors/x/offsets",
                        200,
                        "{\"offsets\":[{\"partition\":{\"stream\":\"charges\"},\"offset\":{\"rows\":3}}]}")
                .on(
                        "GET /connectors/x/tasks",
                        200,
                        "[{\"id\":{\"connector\":\"x\",\"task\":0},\"config\":{\"task.streams\":\"charges\"}}]");

        assertThat(worker.rest().offsets("x").get(0).offset().path("rows").asLong())
                .isEqualTo(3);
        assertThat(worker.rest().taskConfigs("x")).containsExactly(Map.of("task.streams", "charges"));
    }
}
