// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import static io.syncengine.connect.testing.OldestWorker.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.testing.OldestWorker;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.net.ServerSocket;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.management.ObjectName;

/** Connector and task beside the API of the oldest supported worker, which lacks what they were compiled against. */
final class OldestWorkerTest {

    private static final String CONTEXT = "org.apache.kafka.connect.sink.SinkTaskContext";

    private OldestWorker worker;
    private Map<String, String> settings;

    @BeforeEach
    void open() throws IOException {
        worker = OldestWorker.open();
        int deserted;
        try (ServerSocket socket = new ServerSocket(0)) {
            deserted = socket.getLocalPort();
        }
        settings = new HashMap<>(Map.of(
                "name", "oldest",
                "topics", "stripe.charges",
                "connection.url", "postgresql://localhost:" + deserted + "/app",
                "connection.user", "me",
                "validate.live", "false"));
    }

    @AfterEach
    void close() throws IOException {
        worker.close();
    }

    private Object context() throws Exception {
        Class<?> type = worker.load(CONTEXT);
        assertThat(type.getMethods()).extracting("name").doesNotContain("pluginMetrics");
        return Proxy.newProxyInstance(worker.loader(), new Class<?>[] {type}, (proxy, method, arguments) -> null);
    }

    @Test
    void theConnectorFulfilsItsContract() throws Exception {
        Object connector = worker.create(PostgresSinkConnector.class);

        assertThat(call(connector, "version")).isEqualTo(new PostgresSinkConnector().version());
        assertThat(call(call(connector, "config"), "names"))
                .asInstanceOf(InstanceOfAssertFactories.collection(String.class))
                .contains("table.schema");
        assertThat(call(call(connector, "validate", settings), "configValues"))
                .asString()
                .doesNotContain("errors=[connection", "errors=[table");
        call(connector, "start", settings);
        assertThat((Collection<?>) call(connector, "taskConfigs", 3)).hasSize(3);
        assertThat(call(connector, "alterOffsets", settings, Map.of())).isEqualTo(true);
        call(connector, "stop");
    }

    @Test
    void theTaskStartsWithoutItsDatabaseAndPublishesItsMetrics() throws Exception {
        Object connector = worker.create(PostgresSinkConnector.class);
        call(connector, "start", settings);
        Object task = worker.create(PostgresSinkTask.class);
        call(task, "initialize", context());
        ObjectName bean = new ObjectName("io.syncengine.connect:type=postgres-sink,connector=oldest,task=0");

        call(task, "start", ((List<?>) call(connector, "taskConfigs", 1)).get(0));
        try {
            call(task, "put", List.of());
            assertThat(ManagementFactory.getPlatformMBeanServer().getAttribute(bean, "reconnects-total"))
                    .isEqualTo(0L);
        } finally {
            call(task, "stop");
        }

        assertThat(ManagementFactory.getPlatformMBeanServer().isRegistered(bean))
                .isFalse();
    }
}
