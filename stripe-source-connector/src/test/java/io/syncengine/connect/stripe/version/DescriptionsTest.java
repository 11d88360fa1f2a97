// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.stripe.network.NetworkSettings;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.spec.StreamRegistry;
import io.syncengine.connect.testing.ManualClock;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

class DescriptionsTest {

    private static final String LATEST = "latest/openapi.spec3.json";

    @TempDir
    private Path folder;

    private final MockWebServer server = new MockWebServer();
    private final Map<String, MockResponse> answers = new ConcurrentHashMap<>();
    private final ManualClock clock = new ManualClock(Instant.now());
    private long nanos;

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answers.getOrDefault(
                        request.getTarget().split("&since", 2)[0],
                        new MockResponse.Builder().code(404).build());
            }
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.close();
    }

    /** What a process finds that begins now. */
    private Descriptions descriptions() {
        BoundedRead read =
                new BoundedRead(NetworkSettings.PLAIN, Duration.ofSeconds(5), Duration.ofSeconds(60), () -> nanos);
        String url = server.url("/").toString();
        return new Descriptions(
                new IndexCache(folder.resolve("cache")),
                read,
                new PublishedDescriptions(url + "commits", url + "contents", read),
                clock);
    }

    private void answer(String target, String body) {
        answers.put(target, new MockResponse.Builder().body(body).build());
    }

    /** Publishes versions, each by a change of its own, oldest first. */
    private void publish(String file, Map<String, String> versionsByChange) {
        List<String> changes = new ArrayList<>(versionsByChange.keySet());
        Collections.reverse(changes);
        answer(
                "/commits?path=" + file,
                changes.stream()
                        .map(change -> "{\"sha\":\"" + change + "\"}")
                        .collect(Collectors.joining(",", "[", "]")));
        versionsByChange.forEach((change, version) -> answer("/contents/" + change + "/" + file, Document.of(version)));
    }

    private static List<String> names(StreamRegistry registry) {
        return registry.streams().stream().map(StreamDefinition::name).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-10-28.endive", "2026-10-28"})
    void holdsTheBundledVersion(String version) throws Exception {
        assertThat(descriptions().ofVersion(version)).isSameAs(StreamRegistry.bundled());
        assertThat(server.getRequestCount()).isZero();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void findsTheVersionAmongThosePublishedAfterItsDate() throws Exception {
        Map<String, String> published = new LinkedHashMap<>();
        for (int day = 10; day < 30; day++) {
            published.put("c" + day, day < 17 ? "2024-06-01" : day < 22 ? "2024-06-20.acacia" : "2024-07-10.basil");
        }
        publish(LATEST, published);

        StreamRegistry found = descriptions().ofVersion("2024-06-20.acacia");

        assertThat(found.apiVersion()).isEqualTo("2024-06-20.acacia");
        assertThat(names(found)).containsExactly("boxes");
        assertThat(server.takeRequest().getTarget())
                .isEqualTo("/commits?path=" + LATEST
                        + "&since=2024-06-20T00:00:00Z&until=2024-08-19T00:00:00Z&per_page=100");
        assertThat(server.getRequestCount()).as("a few of 20 documents").isLessThanOrEqualTo(6);
    }

    @Test
    void findsOlderVersionsWhereTheyWerePublished() throws Exception {
        publish(LATEST, Map.of());
        publish("openapi/spec3.json", Map.of("c1", "2023-08-16"));

        assertThat(descriptions().ofVersion("2023-08-16").apiVersion()).isEqualTo("2023-08-16");
    }

    @Test
    void readsAPublishedVersionOnce() throws Exception {
        publish(LATEST, Map.of("c1", "2024-06-20.acacia"));
        StreamRegistry first = descriptions().ofVersion("2024-06-20.acacia");
        int requests = server.getRequestCount();

        StreamRegistry second = descriptions().ofVersion("2024-06-20.acacia");

        assertThat(second.toJson()).isEqualTo(first.toJson());
        assertThat(server.getRequestCount()).isEqualTo(requests);
        assertThat(descriptions().atHand())
                .containsExactly(StreamRegistry.bundled().apiVersion(), "2024-06-20.acacia");
    }

    @Test
    void saysThatAVersionWasNeverPublished() {
        publish(LATEST, Map.of("c1", "2024-06-20.acacia"));
        publish("openapi/spec3.json", Map.of());

        assertThatThrownBy(() -> descriptions().ofVersion("2024-05-05"))
                .isInstanceOf(NoDescriptionException.class)
                .hasMessage("Stripe has published no description of version 2024-05-05 within 60 days after its date");
    }

    @Test
    void saysThatTheNetworkDoesNotAnswer() {
        assertThatThrownBy(() -> descriptions().ofVersion("2024-05-05"))
                .isInstanceOf(NoDescriptionException.class)
                .hasMessageContaining("/commits?path=" + LATEST)
                .hasMessageContaining("answers with status 404");
    }

    @Test
    void readsAFileAndAgainWhenItChanges() throws Exception {
        Path file = Files.write(folder.resolve("spec.json"), Document.bytes("2024-06-20"));
        assertThat(descriptions().at(file.toString()).apiVersion()).isEqualTo("2024-06-20");
        assertThat(Files.list(folder.resolve("cache"))).hasSize(1);
        assertThat(descriptions().at(file.toString()).apiVersion()).isEqualTo("2024-06-20");
        assertThat(Files.list(folder.resolve("cache"))).hasSize(1);

        Files.write(file, Document.bytes("2024-07-10"));

        assertThat(descriptions().at(file.toString()).apiVersion()).isEqualTo("2024-07-10");
        assertThat(descriptions().atHand())
                .as("files are not offered as versions")
                .hasSize(1);
    }

    @Test
    void asksAnAddressOnceADay() throws Exception {
        answer("/spec.json", Document.of("2024-06-20"));
        String location = server.url("/spec.json").toString();
        assertThat(descriptions().at(location).apiVersion()).isEqualTo("2024-06-20");
        answer("/spec.json", Document.of("2024-07-10"));

        assertThat(descriptions().at(location).apiVersion()).isEqualTo("2024-06-20");
        clock.advance(Duration.ofHours(25));
        assertThat(descriptions().at(location).apiVersion()).isEqualTo("2024-07-10");
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void goesOnWithWhatAnAddressSaidBefore() throws Exception {
        answer("/spec.json", Document.of("2024-06-20"));
        String location = server.url("/spec.json").toString();
        descriptions().at(location);
        answers.clear();
        clock.advance(Duration.ofHours(25));

        assertThat(descriptions().at(location).apiVersion()).isEqualTo("2024-06-20");
    }

    @Test
    void readsAnewWhatIsBrokenInTheCache() throws Exception {
        Path file = Files.write(folder.resolve("spec.json"), Document.bytes("2024-06-20"));
        descriptions().at(file.toString());
        try (var entries = Files.list(folder.resolve("cache"))) {
            Files.writeString(entries.findFirst().orElseThrow(), "{\"streams\":[{}]}");
        }

        assertThat(names(descriptions().at(file.toString()))).containsExactly("boxes");
        assertThat(names(descriptions().at(file.toString()))).containsExactly("boxes");
    }

    @Test
    void doesWithoutACacheThatOthersCanWrite() throws Exception {
        Path cache = Files.createDirectory(folder.resolve("cache"));
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path file = Files.write(folder.resolve("spec.json"), Document.bytes("2024-06-20"));

        assertThat(descriptions().at(file.toString()).apiVersion()).isEqualTo("2024-06-20");
        assertThat(cache).isEmptyDirectory();
    }

    @Test
    void keepsTheCacheToItsUser() throws Exception {
        Path file = Files.write(folder.resolve("spec.json"), Document.bytes("2024-06-20"));
        descriptions().at(file.toString());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("cache"))))
                .isEqualTo("rwx------");
    }

    @Test
    void refusesWhatIsNoDescription() throws Exception {
        Path file = Files.writeString(folder.resolve("spec.json"), "<html>404</html>");
        Path other = Files.write(folder.resolve("other.json"), Document.bytes("1.0.0"));

        assertThatThrownBy(() -> descriptions().at(file.toString()))
                .hasMessageContaining("spec.json is no description of Stripe's API: not an OpenAPI 3.0 document");
        assertThatThrownBy(() -> descriptions().at(other.toString()))
                .hasMessageContaining("other.json is no description of Stripe's API: version '1.0.0' is none");
        assertThatThrownBy(() -> descriptions().at(folder.toString())).hasMessageContaining("there is no file");
        assertThatThrownBy(() -> descriptions().at("no\0name")).hasMessageContaining("no name of a file");
    }

    @Test
    void refusesWhatIsTooLargeBeforeParsingIt() throws Exception {
        Path file = folder.resolve("spec.json");
        Files.write(file, new byte[BoundedRead.MAX_BYTES + 1]);

        assertThatThrownBy(() -> descriptions().at(file.toString()))
                .hasMessageContaining("is larger than 15728640 bytes");
    }

    @Test
    void givesUpAnAnswerThatTakesTooLong() {
        BoundedRead read = new BoundedRead(
                NetworkSettings.PLAIN, Duration.ofSeconds(5), Duration.ofSeconds(60), () -> nanos += 61_000_000_000L);
        answer("/spec.json", Document.of("2024-06-20"));

        assertThatThrownBy(() -> read.get(server.url("/spec.json").uri()))
                .hasMessageContaining("was not read after 60 seconds");
    }

    @Test
    void followsNoRedirect() {
        answers.put(
                "/spec.json",
                new MockResponse.Builder()
                        .code(302)
                        .addHeader("Location", server.url("/other.json"))
                        .build());
        answer("/other.json", Document.of("2024-06-20"));

        assertThatThrownBy(() -> descriptions().at(server.url("/spec.json").toString()))
                .hasMessageContaining("answers with status 302");
    }
}
