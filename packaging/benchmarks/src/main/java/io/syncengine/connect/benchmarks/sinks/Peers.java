// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.sinks;

import io.syncengine.connect.benchmarks.sinks.rows.RowTable;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Ways to set up Debezium's sink that may be its best in one phase or another. */
enum Peers {
    PLAIN("Debezium JDBC 3.6", "", false),
    REWRITE("Debezium JDBC 3.6, reWriteBatchedInserts", "?reWriteBatchedInserts=true", false),
    UNNEST("Debezium JDBC 3.6, UNNEST", "", true);

    private static final int HEAP_MEGABYTES = 1024;

    private final String title;
    private final String urlParameters;
    private final boolean isUnnest;

    Peers(String title, String urlParameters, boolean isUnnest) {
        this.title = title;
        this.urlParameters = urlParameters;
        this.isUnnest = isUnnest;
    }

    /** @param folder of the plugin */
    Contestant contestant(Path folder) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("connection.url", Contestant.URL + urlParameters);
        settings.put("connection.username", Contestant.USER);
        settings.put("connection.password", Contestant.PASSWORD);
        settings.put("insert.mode", "upsert");
        settings.put("delete.enabled", "true");
        settings.put("primary.key.mode", "record_key");
        settings.put("schema.evolution", "basic");
        settings.put("collection.name.format", RowTable.SCHEMA + "." + RowTable.NAME);
        settings.put("use.reduction.buffer", "true");
        // What a put brings decides.
        settings.put("batch.size", "10000");
        if (isUnnest) {
            settings.put("dialect.postgres.unnest.insert.enabled", "true");
        }
        return new Contestant(
                title, "io.debezium.connector.jdbc.JdbcSinkConnectorTask", folder.toString(), HEAP_MEGABYTES, settings);
    }
}
