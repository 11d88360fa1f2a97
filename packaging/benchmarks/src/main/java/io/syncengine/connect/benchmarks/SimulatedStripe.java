// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.syncengine.connect.quickstart.QuickstartException;
import io.syncengine.connect.quickstart.runtime.Ports;
import io.syncengine.connect.simulators.stripe.cli.StripeSimulatorCommand;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A simulated Stripe without limits, in a JVM of its own, so that its CPU time is nobody else's. */
final class SimulatedStripe implements AutoCloseable {

    static final String KEY = "sk_test_simulated";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration READY_LIMIT = Duration.ofMinutes(1);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final String baseUrl;

    private SimulatedStripe(Process process, String baseUrl) {
        this.process = process;
        this.baseUrl = baseUrl;
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param log what it prints
     * @param rows its objects
     * @param streams what they are: names and patterns
     * @throws QuickstartException if it does not start
     */
    static SimulatedStripe start(Path log, int rows, List<String> streams)
            throws QuickstartException, IOException, InterruptedException {
        int port = Ports.free(1).get(0);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StripeSimulatorCommand.class.getName(),
                        "--port=" + port,
                        "--key=" + KEY,
                        "--rows=" + rows,
                        "--streams=" + String.join(",", streams),
                        "--no-limits")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        SimulatedStripe stripe = new SimulatedStripe(process, "http://localhost:" + port);
        if (!stripe.awaitReady()) {
            stripe.close();
            throw new QuickstartException("the simulated Stripe does not start; see " + log);
        }
        return stripe;
    }

    private boolean awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + READY_LIMIT.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            try {
                call("GET", "health");
                return true;
            } catch (ConnectException notYet) {
                Thread.sleep(100);
            }
        }
        return false;
    }

    long pid() {
        return process.pid();
    }

    /** Without a slash at its end. */
    String baseUrl() {
        return baseUrl;
    }

    /** Objects of each stream that has any. */
    Map<String, Integer> streams() throws IOException, InterruptedException {
        Map<String, Integer> streams = new TreeMap<>();
        call("GET", "info").path("streams").properties().forEach(stream -> {
            if (stream.getValue().asInt() > 0) {
                streams.put(stream.getKey(), stream.getValue().asInt());
            }
        });
        return streams;
    }

    /** Starts counting calls over. */
    void clearCalls() throws IOException, InterruptedException {
        call("DELETE", "requests");
    }

    /** Calls of lists of objects: not of events, of the account, or of single objects. */
    long listCalls() throws IOException, InterruptedException {
        return call("GET", "requests").path("routes").properties().stream()
                .filter(route -> isListOfObjects(route.getKey()))
                .mapToLong(route -> route.getValue().path("calls").asLong())
                .sum();
    }

    private static boolean isListOfObjects(String route) {
        return !route.contains("{") && !route.endsWith("/account") && !route.endsWith("/events");
    }

    private JsonNode call(String method, String route) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl + "/_sim/" + route))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(30))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("the simulated Stripe answered " + response.statusCode() + " to " + route);
        }
        return JSON.readTree(response.body());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
