// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.testing;

import org.apache.kafka.connect.connector.ConnectorContext;
import org.apache.kafka.connect.source.SourceConnectorContext;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What a worker gives to a connector, with a record of what the connector did with it. */
public final class TestConnectorContext {

    private final AtomicInteger reconfigurations = new AtomicInteger();
    private final List<Exception> errors = new CopyOnWriteArrayList<>();

    public ConnectorContext context() {
        return proxy(ConnectorContext.class).as(ConnectorContext.class);
    }

    public SourceConnectorContext sourceContext() {
        return proxy(SourceConnectorContext.class).as(SourceConnectorContext.class);
    }

    private ContextProxy proxy(Class<?> type) {
        return ContextProxy.of(type)
                .on("requestTaskReconfiguration", arguments -> {
                    reconfigurations.incrementAndGet();
                    return null;
                })
                .on("raiseError", arguments -> {
                    errors.add((Exception) arguments[0]);
                    return null;
                })
                .on("pluginMetrics", arguments -> null);
    }

    /** How often new task configurations were asked for. */
    public int reconfigurations() {
        return reconfigurations.get();
    }

    public List<Exception> errors() {
        return List.copyOf(errors);
    }
}
