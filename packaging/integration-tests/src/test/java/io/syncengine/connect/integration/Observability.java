// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of {@code packaging/observability}, and what the reference pages say of the connectors' metrics. */
final class Observability {

    static final String PREFIX = "sync_engine_";

    private static final Path CHECKOUT = Path.of(System.getProperty("checkout", "../.."));
    private static final Path FILES = CHECKOUT.resolve("packaging/observability");
    private static final Pattern METRIC = Pattern.compile("\\b(?:sync_engine|kafka_connect|jvm|process)_\\w+");
    private static final Pattern ROW = Pattern.compile("\\| `([a-z0-9-]+)` \\| ([a-z, ]*) \\|.*");

    private Observability() {}

    /** Rules of the exporter that turns beans into Prometheus' metrics. */
    static Path exporterRules() {
        return FILES.resolve("jmx-exporter.yml").toAbsolutePath().normalize();
    }

    /** Patterns of those rules for metrics of our connectors. */
    static List<Pattern> connectorPatterns() throws IOException {
        return new YAMLMapper()
                .readTree(exporterRules().toFile()).path("rules").findValuesAsText("pattern").stream()
                        .filter(pattern -> pattern.contains("type=plugins") || pattern.contains("syncengine"))
                        .map(Pattern::compile)
                        .toList();
    }

    /** Every expression of the dashboard and the alerts. */
    static List<String> expressions() throws IOException {
        JsonNode dashboard = new ObjectMapper()
                .readTree(FILES.resolve("grafana-dashboard.json").toFile());
        JsonNode alerts = new YAMLMapper().readTree(FILES.resolve("alerts.yml").toFile());
        return Stream.of(dashboard, alerts)
                .flatMap(file -> file.findValuesAsText("expr").stream())
                .toList();
    }

    /** Names of the metrics that the dashboard and the alerts ask for. */
    static Set<String> queried() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String expression : expressions()) {
            Matcher metric = METRIC.matcher(expression);
            while (metric.find()) {
                names.add(metric.group());
            }
        }
        return names;
    }

    /** Tags of each documented metric, by the name that the exporter gives it; empty ones are of a whole task. */
    static Map<String, Set<List<String>>> documented() throws IOException {
        Map<String, Set<List<String>>> tags = new LinkedHashMap<>();
        try (Stream<Path> pages = Files.list(CHECKOUT.resolve("docs/reference"))) {
            for (Path page : pages.toList()) {
                String text = Files.readString(page);
                for (String line :
                        text.substring(text.indexOf("\n## Metrics")).lines().toList()) {
                    Matcher row = ROW.matcher(line);
                    if (row.matches()) {
                        List<String> own = row.group(2).isBlank()
                                ? List.of()
                                : List.of(row.group(2).split(", "));
                        tags.computeIfAbsent(exported(row.group(1)), name -> new HashSet<>())
                                .add(own);
                    }
                }
            }
        }
        return tags;
    }

    private static String exported(String metric) {
        return PREFIX + metric.replace('-', '_');
    }
}
