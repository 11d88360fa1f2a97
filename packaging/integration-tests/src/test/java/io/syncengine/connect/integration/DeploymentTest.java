// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.sun.net.httpserver.HttpServer;
import io.strimzi.api.kafka.model.connect.KafkaConnect;
import io.strimzi.api.kafka.model.connector.KafkaConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;

/**
 * The files of {@code packaging/docker} and {@code packaging/kubernetes}. There is neither Docker nor Kubernetes where the
 * tests run: resources are read by the operator's own model, scripts run, and what one file says of another is looked up.
 */
class DeploymentTest {

    private static final Path CHECKOUT =
            Path.of(System.getProperty("checkout", "../..")).toAbsolutePath().normalize();
    private static final Path DOCKER = CHECKOUT.resolve("packaging/docker");
    private static final Path KUBERNETES = CHECKOUT.resolve("packaging/kubernetes");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = new YAMLMapper();

    @TempDir
    Path directory;

    @Test
    void theOperatorKnowsEveryFieldOfTheConnectCluster() throws IOException {
        Path file = KUBERNETES.resolve("kafka-connect.yaml");

        KafkaConnect connect = YAML.readValue(file.toFile(), KafkaConnect.class);

        assertThat(connect.getSpec().getBuild().getPlugins()).hasSize(3);
        // The model's classes are of one version of the interface, whichever the file is of.
        assertThat(lost(YAML.readTree(file.toFile()), YAML.valueToTree(connect), ""))
                .isSubsetOf("/apiVersion");
        assertThat(KafkaConnect.RESOURCE_GROUP + "/v1")
                .isEqualTo(YAML.readTree(file.toFile()).path("apiVersion").asText());
        assertThat(UnknownFields.of(connect)).isEmpty();
    }

    @Test
    void theConnectorsAreThoseOfTheConfigurations() throws IOException {
        try (MappingIterator<KafkaConnector> connectors = YAML.readerFor(KafkaConnector.class)
                .readValues(KUBERNETES.resolve("connectors.yaml").toFile())) {
            List<KafkaConnector> all = connectors.readAll();
            assertThat(all).hasSize(3);
            for (KafkaConnector connector : all) {
                assertThat(UnknownFields.of(connector)).isEmpty();
                Map<String, String> config = new TreeMap<>();
                connector.getSpec().getConfig().forEach((name, value) -> config.put(name, String.valueOf(value)));
                config.put("connector.class", connector.getSpec().getClassName());
                config.put("tasks.max", String.valueOf(connector.getSpec().getTasksMax()));
                assertThat(config)
                        .isEqualTo(configuration(connector.getMetadata().getName()));
            }
        }
    }

    @Test
    void theComposeFileRefersToWhatThereIs() throws IOException {
        JsonNode compose = YAML.readTree(DOCKER.resolve("compose.yaml").toFile());
        JsonNode services = compose.path("services");
        List<String> wrong = new ArrayList<>();
        services.properties().forEach(service -> {
            JsonNode definition = service.getValue();
            definition.path("depends_on").properties().forEach(other -> {
                JsonNode needed = services.path(other.getKey());
                boolean mustBeHealthy =
                        other.getValue().path("condition").asText().equals("service_healthy");
                if (needed.isMissingNode() || (mustBeHealthy && !needed.has("healthcheck"))) {
                    wrong.add(service.getKey() + " needs " + other.getKey());
                }
            });
            for (JsonNode volume : definition.path("volumes")) {
                String source = volume.asText().split(":", 2)[0];
                boolean isThere = source.startsWith(".")
                        ? Files.exists(DOCKER.resolve(source)) || source.endsWith("/target")
                        : compose.path("volumes").has(source);
                if (!isThere) {
                    wrong.add(service.getKey() + " mounts " + source);
                }
            }
            String dockerfile = definition.path("build").path("dockerfile").asText();
            if (!dockerfile.isEmpty() && !Files.isRegularFile(CHECKOUT.resolve(dockerfile))) {
                wrong.add(service.getKey() + " is built from " + dockerfile);
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void theImagesCopyFilesThatThereAre() throws IOException {
        for (String line : Files.readAllLines(DOCKER.resolve("Dockerfile"))) {
            if (line.startsWith("COPY") && !line.contains("--from=") && !line.contains("target/")) {
                String source = line.replaceAll("--\\S+ ", "").split(" ")[1];
                assertThat(CHECKOUT.resolve(source)).isRegularFile();
            }
        }
    }

    @Test
    void theWorkerStartsOnTheEnvironmentsSettings() throws Exception {
        JsonNode environment = YAML.readTree(DOCKER.resolve("compose.yaml").toFile())
                .path("services")
                .path("connect")
                .path("environment");
        Map<String, String> variables = new TreeMap<>(Map.of(
                "SYNC_ENGINE_HOME", CHECKOUT.toString(),
                "CONNECT_DISTRIBUTED", "cat",
                "CONNECT_CONFIG_PROVIDERS_FILE_PARAM_ALLOWED_PATHS", "C:\\secrets",
                "CONNECT_CONSUMER_GROUP__ID", "a=b c"));
        environment
                .properties()
                .forEach(variable ->
                        variables.put(variable.getKey(), variable.getValue().asText()));

        Properties settings = new Properties();
        settings.load(new StringReader(run(List.of("sh", DOCKER + "/start-worker.sh"), variables)));

        assertThat(settings)
                .containsEntry("bootstrap.servers", "kafka:9092")
                .containsEntry("listeners", "http://0.0.0.0:8083")
                .containsEntry("rest.advertised.host.name", "connect")
                .containsEntry("plugin.path", CHECKOUT + "/plugins")
                .containsEntry("exactly.once.source.support", "enabled")
                .containsEntry("config.providers.file.param.allowed.paths", "C:\\secrets")
                .containsEntry("consumer.group-id", "a=b c")
                .doesNotContainKey("distributed");
    }

    @Test
    void registeringPutsTheConfigurations() throws Exception {
        assumeThat(isInstalled("curl")).as("curl is installed").isTrue();
        Map<String, String> bodies = new ConcurrentSkipListMap<>();
        HttpServer connect = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        connect.createContext("/", exchange -> {
            bodies.put(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(201, -1);
            exchange.close();
        });
        connect.start();
        try {
            run(
                    List.of("sh", DOCKER + "/register.sh"),
                    Map.of(
                            "CONNECT_URL",
                                    "http://localhost:" + connect.getAddress().getPort(),
                            "STRIPE_API_BASE_URL", "http://stripe:12111",
                            "CONFIG_DIRECTORY", CHECKOUT + "/config"));
        } finally {
            connect.stop(0);
        }

        Map<String, String> source = configuration("stripe-source");
        source.put("stripe.api.base.url", "http://stripe:12111");
        assertThat(bodies).hasSize(2);
        assertThat(strings(JSON.readTree(bodies.get("PUT /connectors/stripe-source/config"))))
                .isEqualTo(source);
        assertThat(strings(JSON.readTree(bodies.get("PUT /connectors/postgres-sink/config"))))
                .isEqualTo(configuration("postgres-sink"));
    }

    /** The connector's example in {@code config/}. */
    private static Map<String, String> configuration(String connector) throws IOException {
        return strings(JSON.readTree(CHECKOUT.resolve("config")
                .resolve(connector)
                .resolve(connector + ".json")
                .toFile()));
    }

    private static boolean isInstalled(String command) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", "command -v " + command).start().waitFor() == 0;
    }

    private String run(List<String> command, Map<String, String> variables) throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(variables);
        Process process = builder.start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        String text = Files.readString(output);
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }

    private static Map<String, String> strings(JsonNode object) {
        Map<String, String> strings = new TreeMap<>();
        object.properties()
                .forEach(field -> strings.put(field.getKey(), field.getValue().asText()));
        return strings;
    }

    /** Paths of what a file says and its reader no longer does. */
    private static List<String> lost(JsonNode written, JsonNode read, String path) {
        List<String> lost = new ArrayList<>();
        if (written.isContainerNode()) {
            Map<String, JsonNode> children = new LinkedHashMap<>();
            written.properties().forEach(field -> children.put(field.getKey(), field.getValue()));
            for (int i = 0; i < written.size() && written.isArray(); i++) {
                children.put(String.valueOf(i), written.get(i));
            }
            children.forEach((name, child) -> lost.addAll(lost(
                    child,
                    written.isArray() ? read.path(Integer.parseInt(name)) : read.path(name),
                    path + "/" + name)));
        } else if (!written.asText().equals(read.asText())) {
            lost.add(path);
        }
        return lost;
    }
}
