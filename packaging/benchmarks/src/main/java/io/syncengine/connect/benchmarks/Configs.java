// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks;

import io.syncengine.connect.quickstart.sync.ConnectorConfigs;
import io.syncengine.connect.quickstart.sync.SyncRun;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The configurations that are shipped, with no limit of our own on calls. */
final class Configs {

    /** Most that the setting takes: a thousand calls bring a hundred thousand rows. */
    private static final String NO_LIMIT = "1000";

    private final BenchmarkOptions options;

    Configs(BenchmarkOptions options) {
        this.options = options;
    }

    Map<String, String> source(String baseUrl, Iterable<String> streams) throws IOException {
        Map<String, String> config = shipped(SyncRun.SOURCE);
        config.put("stripe.api.base.url", baseUrl);
        config.put("streams", String.join(",", streams));
        config.put("rate.limit.per.second", NO_LIMIT);
        config.putAll(options.source());
        return config;
    }

    Map<String, String> sink() throws IOException {
        Map<String, String> config = shipped(SyncRun.SINK);
        config.putAll(options.sink());
        return config;
    }

    private Map<String, String> shipped(String connector) throws IOException {
        Path file = options.home().resolve("config").resolve(connector).resolve(connector + ".json");
        return new LinkedHashMap<>(ConnectorConfigs.read(file));
    }
}
