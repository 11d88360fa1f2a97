// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.stripe.SimulatorOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** {@code stripe-sync} as an operator uses it, from the first deployment to the last: against a real worker. */
class CommandLineIT {

    private static final Path SCRIPT = Path.of(System.getProperty("checkout", "../.."), "packaging", "stripe-sync.sh");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String WRONG_KEY = "sk_test_7hisKeyIsUnknown";
    private static final int CUSTOMERS = 2_000;

    @TempDir
    Path directory;

    @Test
    void deploysWatchesPausesBreaksAndDeletesAPipeline() throws Exception {
        SimulatorOptions account = Accounts.withRestrictedKey(
                Accounts.of(Map.of("customers", CUSTOMERS, "charges", 500)),
                Set.of("account", "customers", "charges", "events", "stripecli_sessions"));
        try (Pipeline pipeline =
                Pipeline.start(directory, Accounts.serve(account), Accounts.RESTRICTED_KEY, Map.of())) {
            nothingIsDeployedWhereASettingIsRefused(pipeline);

            Ended created = run(pipeline, "pipeline", "create", file(pipeline, Map.of("streams", "c*")));
            assertThat(created.code).as(created.output + created.errors).isZero();
            assertThat(created.output).contains("shop-source: created", "shop-postgres: RUNNING");

            awaitListed(pipeline);
            theSinkCatchesUp(pipeline);
            findsDriftAndNothingElse(pipeline);

            readsEventsAgain(pipeline);
            listensForAWhile(pipeline);

            Ended paused = run(pipeline, "pipeline", "pause", "shop");
            assertThat(paused.code).as(paused.output + paused.errors).isZero();
            Ended resting = run(pipeline, "status", "shop");
            assertThat(resting.code).as(resting.output + resting.errors).isZero();
            assertThat(resting.output).contains("shop-source  PAUSED", "shop-postgres  PAUSED", "live, at rest");
            assertThat(run(pipeline, "pipeline", "resume", "shop").code).isZero();

            saysWhyATaskFails(pipeline);

            Ended deleted = run(pipeline, "pipeline", "delete", "shop", "--yes", "--reset-offsets");
            assertThat(deleted.code).as(deleted.output + deleted.errors).isZero();
            assertThat(pipeline.rest().connectors()).isEmpty();
            assertThat(pipeline.database().rows("customers")).hasSize(CUSTOMERS);
        }
    }

    private void nothingIsDeployedWhereASettingIsRefused(Pipeline pipeline) throws Exception {
        Ended refused = run(pipeline, "pipeline", "create", file(pipeline, Map.of("streams", "costumers")));

        assertThat(refused.code).as(refused.output + refused.errors).isEqualTo(1);
        assertThat(refused.output).contains("shop-source: streams: ").contains("costumers");
        assertThat(pipeline.rest().connectors()).isEmpty();
    }

    /** At every moment a stream is in one phase, never before the one it was in, and only what is refused is skipped. */
    private void awaitListed(Pipeline pipeline) throws Exception {
        List<String> phases = List.of("NEW", "LIST", "LIVE");
        int[] reached = {0};
        watch(pipeline, status -> {
            assertThat(status.path("healthy").asBoolean()).as(status.toString()).isTrue();
            JsonNode streams = status.at("/connectors/0/streams");
            boolean isListed = !streams.isEmpty();
            for (JsonNode stream : streams) {
                String name = stream.path("stream").asText();
                String phase = stream.path("phase").asText();
                isListed &= phase.equals("LIVE") || phase.equals("SKIPPED");
                if (phase.equals("SKIPPED")) {
                    assertThat(name).isNotIn("customers", "charges");
                    assertThat(stream.path("skipped").asText()).isNotEmpty();
                } else if (name.equals("customers")) {
                    assertThat(phases.indexOf(phase)).isGreaterThanOrEqualTo(reached[0]);
                    reached[0] = phases.indexOf(phase);
                    assertThat(stream.path("rows").asInt()).isBetween(0, CUSTOMERS);
                    assertThat(phase.equals("LIVE"))
                            .isEqualTo(stream.path("share").asDouble() == 1);
                }
            }
            return isListed;
        });
        Ended text = run(pipeline, "status");
        assertThat(text.code).as(text.output + text.errors).isZero();
        assertThat(text.output)
                .containsPattern("customers .*100% +2,000 rows  live")
                .containsPattern("coupons .*skipped: ");
    }

    private void theSinkCatchesUp(Pipeline pipeline) throws Exception {
        Path libraries = Files.createDirectories(directory.resolve("kafka/libs"));
        for (String jar : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (jar.matches(".*/(kafka-clients|slf4j-api|lz4-java|snappy-java|zstd-jni)-[^/]*")) {
                Files.copy(Path.of(jar), libraries.resolve(Path.of(jar).getFileName()));
            }
        }
        watch(
                pipeline,
                status -> {
                    JsonNode sink = status.at("/connectors/1");
                    assertThat(sink.path("lag").isNumber())
                            .as(status.toString())
                            .isTrue();
                    return sink.path("lag").asLong() == 0
                            && !sink.path("positions").isEmpty();
                },
                "--bootstrap",
                pipeline.worker().settings().bootstrapServers());
        assertThat(pipeline.database().rows("customers")).hasSize(CUSTOMERS);
    }

    private void findsDriftAndNothingElse(Pipeline pipeline) throws Exception {
        String file = file(pipeline, Map.of("streams", "c*"));
        Ended checked = run(pipeline, "check", file, "--rate", "200");
        assertThat(checked.code).as(checked.output + checked.errors).isZero();
        assertThat(checked.output)
                .containsPattern("ok +plugin StripeSource +version")
                .containsPattern("ok +shop-postgres +the worker takes every setting");

        Ended quiet = runAlone(pipeline, "verify", file, "--settle", "1", "--rate", "200");
        assertThat(quiet.code).as(quiet.output + quiet.errors).isZero();
        try (Connection connection = pipeline.database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept AS SELECT * FROM stripe.customers ORDER BY id LIMIT 1");
            statement.execute("DELETE FROM stripe.customers WHERE id IN (SELECT id FROM kept)");
            Ended drift =
                    runAlone(pipeline, "verify", file, "--settle", "1", "--rate", "200", "--streams", "customers");
            assertThat(drift.code).as(drift.output + drift.errors).isEqualTo(3);
            assertThat(drift.output).contains("customers, missing: ");
            statement.execute("INSERT INTO stripe.customers SELECT * FROM kept");
        }
    }

    /** Rows that are lost after they were written come back, and the others stay as they are. */
    private void readsEventsAgain(Pipeline pipeline) throws Exception {
        List<String> changed =
                pipeline.truth("customers").keySet().stream().sorted().limit(3).toList();
        changed.forEach(id -> pipeline.stripe().data().update("customers", id));
        pipeline.awaitTables(List.of("customers"), LIMIT);
        pipeline.database()
                .execute("delete from stripe.customers where id in ('" + String.join("', '", changed) + "')");

        Ended replayed = run(pipeline, "events", "replay", "shop", "--since", "5m", "--stream", "customers", "--yes");

        assertThat(replayed.code).as(replayed.output + replayed.errors).isZero();
        assertThat(replayed.output).contains("customers: events since ").doesNotContain("charges");
        pipeline.awaitTables(List.of("customers"), LIMIT);
    }

    /** Changes are shown as the socket brings them, and afterwards the source is as it was. */
    private void listensForAWhile(Pipeline pipeline) throws Exception {
        JsonNode before = pipeline.rest().call("GET", "/connectors/shop-source/config", null);
        String customer = pipeline.truth("customers").keySet().iterator().next();
        List<String> arguments = List.of(
                "listen",
                "shop",
                "--json",
                "--bootstrap",
                pipeline.worker().settings().bootstrapServers());
        Path errors = directory.resolve("listen-errors.txt");
        Process process = command(pipeline, withUrl(pipeline, arguments))
                .redirectError(errors.toFile())
                .start();
        process.getOutputStream().close();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.readLine()).as(Files.readString(errors)).contains("\"listening\":true");
            JsonNode event;
            do {
                // Until the socket is open, polling finds it.
                pipeline.stripe().data().update("customers", customer);
                event = JSON.readTree(lines.readLine());
                assertThat(event.path("type").asText()).isEqualTo("customer.updated");
            } while (!event.path("origin").asText().equals("socket"));
            assertThat(event.path("object").asText()).isEqualTo(customer);
        } finally {
            process.destroy();
            process.waitFor();
        }
        assertThat(pipeline.rest().call("GET", "/connectors/shop-source/config", null))
                .isEqualTo(before);
        assertThat(Files.readString(errors)).doesNotContain("stripe-sync: ");
    }

    private void saysWhyATaskFails(Pipeline pipeline) throws Exception {
        Map<String, String> broken = Map.of("streams", "c*", "stripe.api.key", WRONG_KEY, "validate.live", "false");

        Ended created = run(pipeline, "pipeline", "create", file(pipeline, broken));
        watch(pipeline, status -> !status.path("healthy").asBoolean());
        Ended failed = run(pipeline, "status", "shop");

        assertThat(created.errors).contains("stripe.api.key is written out").doesNotContain(WRONG_KEY);
        assertThat(failed.code).as(failed.output + failed.errors).isEqualTo(3);
        assertThat(failed.output)
                .contains("shop-source, task 0 has failed: ")
                .doesNotContain("\tat ")
                .doesNotContain(WRONG_KEY);
    }

    /** Looks at the pipeline every second, as a person would, until it is as awaited; one program does all the looks. */
    private void watch(Pipeline pipeline, Predicate<JsonNode> isReached, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("status", "shop", "--json", "--watch", "--interval", "1"));
        arguments.addAll(List.of(options));
        Path errors = directory.resolve("watch-errors.txt");
        Process process = command(pipeline, withUrl(pipeline, arguments))
                .redirectError(errors.toFile())
                .start();
        process.getOutputStream().close();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            long end = System.nanoTime() + LIMIT.toNanos();
            boolean reached = false;
            while (!reached) {
                String line = lines.readLine();
                assertThat(line).as(Files.readString(errors)).isNotNull();
                reached = isReached.test(JSON.readTree(line));
                assertThat(reached || System.nanoTime() < end).as(line).isTrue();
            }
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private String file(Pipeline pipeline, Map<String, String> more) throws IOException {
        ObjectNode json = JSON.createObjectNode();
        json.put("name", "shop");
        Map<String, String> source = pipeline.sourceConfig(Map.of("events.settle.ms", "2000"));
        source.putAll(more);
        json.set("source", JSON.valueToTree(source));
        json.putObject("sinks").set("postgres", JSON.valueToTree(pipeline.sinkConfig(Map.of())));
        Path file = directory.resolve("pipeline.json");
        Files.writeString(file, json.toString());
        return file.toString();
    }

    private record Ended(int code, String output, String errors) {}

    private Ended run(Pipeline pipeline, String... arguments) throws IOException, InterruptedException {
        return runAlone(pipeline, withUrl(pipeline, List.of(arguments)).toArray(new String[0]));
    }

    private static List<String> withUrl(Pipeline pipeline, List<String> arguments) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of("--url", pipeline.worker().settings().restUrl()));
        return all;
    }

    private Ended runAlone(Pipeline pipeline, String... arguments) throws IOException, InterruptedException {
        Path output = directory.resolve("output.txt");
        Path errors = directory.resolve("errors.txt");
        Process process = command(pipeline, List.of(arguments))
                .redirectError(errors.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
        }
        return new Ended(process.exitValue(), Files.readString(output), Files.readString(errors));
    }

    /** The secrets that the pipeline refers to are in the environment, as they are in the worker's. */
    private ProcessBuilder command(Pipeline pipeline, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("bash", SCRIPT.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.put("KAFKA_HOME", directory.resolve("kafka").toString());
        environment.put("STRIPE_API_KEY", Accounts.RESTRICTED_KEY);
        environment.put("POSTGRES_URL", pipeline.database().jdbcUrl());
        environment.put("POSTGRES_USER", pipeline.database().user());
        environment.put("POSTGRES_PASSWORD", "");
        return builder;
    }
}
