// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.pipeline;

import io.syncengine.connect.cli.worker.ConnectorClass;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A pipeline as a file describes it.
 *
 * @param name of the pipeline
 * @param connectors settings of each connector by its name, in the order in which they are deployed: sinks first, so that
 *     they are there when the first row comes, and the source last
 */
public record Pipeline(String name, Map<String, Map<String, String>> connectors) {

    public Pipeline {
        connectors = new LinkedHashMap<>(connectors);
    }

    /** Settings of the first connector of that class; none of them where the pipeline has no such connector. */
    public LocalSettings ofClass(String shortName) {
        return connectors.entrySet().stream()
                .filter(connector -> ConnectorClass.shortName(
                                connector.getValue().getOrDefault("connector.class", ""))
                        .equals(shortName))
                .findFirst()
                .map(connector -> new LocalSettings(connector.getKey(), connector.getValue()))
                .orElse(LocalSettings.NONE);
    }
}
