// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.testing;

import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a worker gives to a source task: configuration, stored offsets, perhaps metrics. */
public final class TestSourceContext {

    private final Map<String, String> configs;
    private final Map<Map<String, ?>, Map<String, Object>> offsets = new ConcurrentHashMap<>();
    private Object pluginMetrics;

    public TestSourceContext(Map<String, String> configs) {
        this.configs = Map.copyOf(configs);
    }

    /** Stores an offset as if an earlier task had committed it. */
    public TestSourceContext offset(Map<String, ?> partition, Map<String, ?> offset) {
        offsets.put(Map.copyOf(partition), new HashMap<>(offset));
        return this;
    }

    /** Gives the task a {@code PluginMetrics}; without, it gets null. */
    public TestSourceContext pluginMetrics(Object metrics) {
        pluginMetrics = metrics;
        return this;
    }

    public SourceTaskContext context() {
        return ContextProxy.of(SourceTaskContext.class)
                .on("configs", arguments -> configs)
                .on("offsetStorageReader", arguments -> reader())
                .on("transactionContext", arguments -> null)
                .on("pluginMetrics", arguments -> pluginMetrics)
                .as(SourceTaskContext.class);
    }

    private OffsetStorageReader reader() {
        return ContextProxy.of(OffsetStorageReader.class)
                .on("offset", arguments -> offsets.get(arguments[0]))
                .on("offsets", arguments -> {
                    Map<Object, Object> found = new HashMap<>();
                    ((Collection<?>) arguments[0]).forEach(partition -> found.put(partition, offsets.get(partition)));
                    return found;
                })
                .as(OffsetStorageReader.class);
    }
}
