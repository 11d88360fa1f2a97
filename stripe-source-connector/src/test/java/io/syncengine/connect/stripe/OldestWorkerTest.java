// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe;

import static io.syncengine.connect.testing.OldestWorker.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.testing.OldestWorker;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Connector and task beside the API of the oldest supported worker, which lacks what they were compiled against. */
final class OldestWorkerTest {

    private static final String CONNECT = "org.apache.kafka.connect.";

    private OldestWorker worker;
    private StripeStub stripe;
    private Map<String, String> settings;

    @BeforeEach
    void open() throws IOException {
        worker = OldestWorker.open();
        stripe = new StripeStub()
                .account("acct_1A")
                .list("/v1/events")
                .list("/v1/coupons", "{\"id\":\"A\",\"object\":\"coupon\",\"created\":1700000001}");
        settings = new HashMap<>(Map.of(
                "name", "oldest",
                "stripe.api.key", "sk_test_abc",
                "stripe.api.base.url", stripe.url(),
                "streams", "coupons"));
    }

    @AfterEach
    void close() throws IOException {
        stripe.close();
        worker.close();
    }

    private Object context() throws Exception {
        Class<?> type = worker.load(CONNECT + "source.SourceTaskContext");
        assertThat(type.getMethods()).extracting("name").doesNotContain("pluginMetrics");
        Object reader = proxy("storage.OffsetStorageReader", Map.of());
        return proxy("source.SourceTaskContext", Map.of("offsetStorageReader", reader));
    }

    private Object proxy(String type, Map<String, Object> answers) throws Exception {
        return Proxy.newProxyInstance(
                worker.loader(), new Class<?>[] {worker.load(CONNECT + type)}, (proxy, method, arguments) -> {
                    boolean map = Map.class.isAssignableFrom(method.getReturnType());
                    return answers.getOrDefault(method.getName(), map ? new HashMap<>() : null);
                });
    }

    @Test
    void theConnectorFulfilsItsContract() throws Exception {
        Object connector = worker.create(StripeSourceConnector.class);

        assertThat(call(connector, "version")).isEqualTo(new StripeSourceConnector().version());
        assertThat(call(call(connector, "config"), "names"))
                .asInstanceOf(InstanceOfAssertFactories.collection(String.class))
                .contains("streams");
        assertThat(call(call(connector, "validate", settings), "configValues"))
                .asString()
                .doesNotContain("errors=[stripe");
        call(connector, "start", settings);
        assertThat((Collection<?>) call(connector, "taskConfigs", 3)).hasSize(1);
        assertThat(call(connector, "exactlyOnceSupport", settings)).hasToString("SUPPORTED");
        assertThat(call(connector, "alterOffsets", settings, Map.of())).isEqualTo(true);
        call(connector, "stop");
    }

    @Test
    void theTaskReadsRows() throws Exception {
        Object connector = worker.create(StripeSourceConnector.class);
        call(connector, "start", settings);
        Object task = worker.create(StripeSourceTask.class);
        call(task, "initialize", context());
        call(task, "start", ((List<?>) call(connector, "taskConfigs", 1)).get(0));
        List<Object> records = new ArrayList<>();

        try {
            long start = System.nanoTime();
            while (records.isEmpty()) {
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
                Object polled = call(task, "poll");
                if (polled != null) {
                    records.addAll((Collection<?>) polled);
                }
            }
        } finally {
            call(task, "stop");
        }

        assertThat(records.get(0).toString()).contains("stripe.coupons");
    }
}
