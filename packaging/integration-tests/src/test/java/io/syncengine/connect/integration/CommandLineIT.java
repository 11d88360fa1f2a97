// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.stripe.SimulatorOptions;
import io.syncengine.connect.simulators.stripe.faults.Fault;
import io.syncengine.connect.simulators.stripe.faults.FaultRule;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private static final Map<String, Integer> COUNTS = Map.of("customers", CUSTOMERS, "charges", 500);
    private static final Map<String, String> SELECTION = Map.of("streams", "c*", "retry.backoff.max.ms", "1000");
    private static final List<String> PHASES = List.of("NEW", "LIST", "LIVE");
    private static final Set<String> SETTLED = Set.of("LIVE", "SKIPPED");

    @TempDir
    Path directory;

    @Test
    void deploysWatchesPausesBreaksAndDeletesAPipeline() throws Exception {
        SimulatorOptions account = Accounts.withRestrictedKey(
                Accounts.of(COUNTS), Set.of("account", "customers", "charges", "events", "stripecli_sessions"));
        try (Pipeline pipeline =
                Pipeline.start(directory, Accounts.serve(account), Accounts.RESTRICTED_KEY, Map.of())) {
            nothingIsDeployedWhereASettingIsRefused(pipeline);

            refuseChargesInTheMiddle(pipeline);
            Ended created = run(pipeline, "pipeline", "create", file(pipeline, SELECTION));
            assertThat(created.code).as(created.output + created.errors).isZero();
            assertThat(created.output).contains("shop-source: created", "shop-postgres: RUNNING");

            awaitCustomersListedAndChargesRefused(pipeline);
            showsWhatIsPausedInTheMiddle(pipeline);
            showsATaskThatHasGivenUp(pipeline);
            pipeline.stripe().faults().clear();
            assertThat(run(pipeline, "pipeline", "create", file(pipeline, SELECTION)).code)
                    .isZero();
            awaitListed(pipeline);
            theSinkCatchesUp(pipeline);
            findsDriftAndNothingElse(pipeline);

            readsEventsAgain(pipeline);
            listensForAWhile(pipeline);

            Ended deleted = run(pipeline, "pipeline", "delete", "shop", "--yes", "--reset-offsets");
            assertThat(deleted.code).as(deleted.output + deleted.errors).isZero();
            assertThat(pipeline.rest().connectors()).isEmpty();
            assertThat(pipeline.database().rows("customers")).hasSize(CUSTOMERS);
        }
    }

    private void nothingIsDeployedWhereASettingIsRefused(Pipeline pipeline) throws Exception {
        Ended refused = run(pipeline, "pipeline", "create", file(pipeline, Map.of("streams", "costumers")));
        Ended unknown = run(pipeline, "pipeline", "create", file(pipeline, Map.of("stripe.api.key", WRONG_KEY)));

        assertThat(refused.code).as(refused.output + refused.errors).isEqualTo(1);
        assertThat(refused.output).contains("shop-source: streams: ").contains("costumers");
        assertThat(unknown.code).as(unknown.output + unknown.errors).isEqualTo(1);
        assertThat(unknown.output + unknown.errors)
                .contains("shop-source: stripe.api.key: ")
                .doesNotContain(WRONG_KEY);
        assertThat(pipeline.rest().connectors()).isEmpty();
    }

    /** From its fourth page on, again and again, until the fault is taken away. */
    private static void refuseChargesInTheMiddle(Pipeline pipeline) {
        pipeline.stripe()
                .faults()
                .add(FaultRule.of("GET /v1/charges", Fault.status(500))
                        .when(request -> request.query("limit").equals(Optional.of("100")))
                        .after(3));
    }

    /** The stream that fails says so and stays where it is; the others go on. */
    private void awaitCustomersListedAndChargesRefused(Pipeline pipeline) throws Exception {
        Map<String, String> reached = new HashMap<>();
        watch(pipeline, status -> {
            Map<String, JsonNode> streams = streams(status, reached);
            JsonNode charges = streams.getOrDefault("charges", JSON.createObjectNode());
            assertThat(charges.path("phase").asText()).isNotEqualTo("LIVE");
            return reached.getOrDefault("customers", "").equals("LIVE")
                    && charges.path("error").asText().contains("500");
        });
        Ended text = run(pipeline, "status");
        assertThat(text.code).as(text.output + text.errors).isEqualTo(3);
        assertThat(text.output)
                .containsPattern("customers .*100% +2,000 rows  live, in part \\(test.clocks\\)\n")
                .containsPattern("charges .* [1-9]\\d? ?%.*listing, error: .*500")
                .containsPattern("coupons .*skipped: ")
                .containsPattern("1 problem:\n  shop-source, charges: .*500");
    }

    private void showsWhatIsPausedInTheMiddle(Pipeline pipeline) throws Exception {
        Ended paused = run(pipeline, "pipeline", "pause", "shop");
        assertThat(paused.code).as(paused.output + paused.errors).isZero();
        Ended resting = run(pipeline, "status", "shop");
        assertThat(resting.code).as(resting.output + resting.errors).isEqualTo(3);
        assertThat(resting.output)
                .contains("shop-source  PAUSED", "shop-postgres  PAUSED")
                .containsPattern("customers .*live, at rest")
                .containsPattern("charges .*listing, at rest, error: ");
        assertThat(run(pipeline, "pipeline", "resume", "shop").code).isZero();
    }

    private void showsATaskThatHasGivenUp(Pipeline pipeline) throws Exception {
        Map<String, String> impatient = new HashMap<>(SELECTION);
        impatient.put("retry.max.duration.ms", "1000");
        run(pipeline, "pipeline", "create", file(pipeline, impatient));
        watch(
                pipeline,
                status -> status.at("/connectors/0/tasks/0/state").asText().equals("FAILED"));

        Ended failed = run(pipeline, "status", "shop");

        assertThat(failed.code).as(failed.output + failed.errors).isEqualTo(3);
        assertThat(failed.output)
                .contains("shop-source  RUNNING, 1 task failed")
                .containsPattern("customers .*live, at rest")
                .containsPattern("charges .*listing, at rest")
                .containsPattern("shop-source, task 0 has failed: .*charges.*500")
                .doesNotContain("\tat ");
    }

    private void awaitListed(Pipeline pipeline) throws Exception {
        Map<String, String> reached = new HashMap<>();
        watch(pipeline, status -> {
            streams(status, reached);
            return !reached.isEmpty() && SETTLED.containsAll(reached.values());
        });
        Ended text = run(pipeline, "status");
        assertThat(text.code).as(text.output + text.errors).isZero();
        assertThat(text.output)
                .containsPattern("charges .*100% +500 rows  live\n")
                .containsPattern("coupons .*skipped: ")
                .contains("All is well.");
    }

    /**
     * What a status says of the streams, which holds together at every moment: a stream is in one phase, never before the
     * one it was in; only what is refused is skipped; whether all is well is whether nothing meets errors.
     *
     * @param reached phases before, and now
     */
    private static Map<String, JsonNode> streams(JsonNode status, Map<String, String> reached) {
        Map<String, JsonNode> streams = new HashMap<>();
        boolean isWell = true;
        for (JsonNode stream : status.at("/connectors/0/streams")) {
            String name = stream.path("stream").asText();
            String phase = stream.path("phase").asText();
            boolean isReadable = COUNTS.containsKey(name);
            assertThat(phase.equals("SKIPPED"))
                    .as(stream.toString())
                    .isEqualTo(!stream.path("skipped").asText().isEmpty());
            if (isReadable) {
                assertThat(PHASES.indexOf(phase))
                        .as(stream.toString())
                        .isGreaterThanOrEqualTo(PHASES.indexOf(reached.getOrDefault(name, "NEW")));
                assertThat(stream.path("rows").asInt()).isBetween(0, COUNTS.get(name));
                assertThat(stream.path("share").asDouble() == 1)
                        .as(stream.toString())
                        .isEqualTo(phase.equals("LIVE"));
            } else {
                assertThat(phase).as(stream.toString()).isIn("NEW", "SKIPPED");
            }
            isWell &= stream.path("error").asText().isEmpty();
            reached.put(name, phase);
            streams.put(name, stream);
        }
        JsonNode failed = status.at("/connectors/0/tasks/0/reason");
        assertThat(status.path("healthy").asBoolean())
                .as(status.toString())
                .isEqualTo(isWell && failed.asText().isEmpty());
        return streams;
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
