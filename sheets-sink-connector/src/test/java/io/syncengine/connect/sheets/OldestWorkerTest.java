// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets;

import static io.syncengine.connect.testing.OldestWorker.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.sheets.auth.KeyFiles;
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
import java.util.Set;
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
                "spreadsheet.id", "abc123",
                "google.credentials.json", KeyFiles.serviceAccount(),
                "sheets.api.base.url", "http://localhost:" + deserted,
                "google.oauth.token.url", "http://localhost:" + deserted + "/token",
                "close.timeout.ms", "100",
                "validate.live", "false"));
    }

    @AfterEach
    void close() throws IOException {
        worker.close();
    }

    private Object context() throws Exception {
        Class<?> type = worker.load(CONTEXT);
        assertThat(type.getMethods()).extracting("name").doesNotContain("pluginMetrics");
        return Proxy.newProxyInstance(
                worker.loader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> method.getName().equals("assignment") ? Set.of() : null);
    }

    @Test
    void theConnectorFulfilsItsContract() throws Exception {
        Object connector = worker.create(SheetsSinkConnector.class);

        assertThat(call(connector, "version")).isEqualTo(new SheetsSinkConnector().version());
        assertThat(call(call(connector, "config"), "names"))
                .asInstanceOf(InstanceOfAssertFactories.collection(String.class))
                .contains("spreadsheet.id");
        assertThat(call(call(connector, "validate", settings), "configValues"))
                .asString()
                .doesNotContain("errors=[spreadsheet", "errors=[google");
        call(connector, "start", settings);
        assertThat((Collection<?>) call(connector, "taskConfigs", 3)).hasSize(1);
        assertThat(call(connector, "alterOffsets", settings, Map.of())).isEqualTo(true);
        call(connector, "stop");
    }

    @Test
    void theTaskStartsWithoutGoogleAndPublishesItsMetrics() throws Exception {
        Object connector = worker.create(SheetsSinkConnector.class);
        call(connector, "start", settings);
        Object task = worker.create(SheetsSinkTask.class);
        call(task, "initialize", context());
        ObjectName bean = new ObjectName("io.syncengine.connect:type=sheets-sink,connector=oldest,task=0");

        call(task, "start", ((List<?>) call(connector, "taskConfigs", 1)).get(0));
        try {
            call(task, "put", List.of());
            assertThat(ManagementFactory.getPlatformMBeanServer().getAttribute(bean, "flushes-total"))
                    .isEqualTo(0L);
        } finally {
            call(task, "stop");
        }

        assertThat(ManagementFactory.getPlatformMBeanServer().isRegistered(bean))
                .isFalse();
    }
}
