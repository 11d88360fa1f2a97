// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A component archive holds all libraries that its code can reach, and no other. What it leaves to the worker is what the
 * oldest supported one has.
 */
class ClosureIT {

    /** The converter looks for it by itself, and says so when a worker has none. */
    private static final String CONNECT_JSON = "org/apache/kafka/connect/json/";

    /** What libraries name and do without, by the beginnings of its classes' names, and why nobody misses it. */
    private static final Map<String, String> OPTIONAL = Map.of(
            "org/apache/kafka/common/metrics/PluginMetrics",
            "from Connect 4.1 on; before that metrics go to beans of our own",
            "org/bouncycastle/",
            "OkHttp, where that provider of TLS is installed in the JVM",
            "org/conscrypt/",
            "OkHttp, the same",
            "org/openjsse/",
            "OkHttp, the same",
            "com/google/auto/value/",
            "annotations for a compiler",
            "com/google/j2objc/annotations/",
            "annotations for a compiler",
            "org/slf4j/spi/LoggingEventBuilder",
            "Google's sign-in, which looks first whether the worker's slf4j is a 2");

    @TempDir
    Path directory;

    private Reach reach(Component component) throws IOException {
        component.archive().unpack(directory);
        return Reach.of(component.ownJar(directory), component.unpackedJars(directory));
    }

    @ParameterizedTest
    @EnumSource(Component.class)
    void bringsAllThatItsCodeNames(Component component) throws IOException {
        Map<String, String> missing = missing(component);
        missing.keySet().removeIf(name -> optional(name).isPresent());

        assertThat(missing).as("missing classes, and who names them first").isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Component.class)
    void bringsNoLibraryThatItsCodeDoesNotReach(Component component) throws IOException {
        Reach reach = reach(component);

        assertThat(component.unpackedJars(directory))
                .extracting(jar -> jar.getFileName().toString())
                .isSubsetOf(reach.jars());
    }

    @Test
    void whatIsListedAsOptionalIsStillNamed() throws IOException {
        TreeSet<String> named = new TreeSet<>();
        for (Component component : Component.values()) {
            missing(component).keySet().forEach(name -> optional(name).ifPresent(named::add));
        }

        assertThat(OPTIONAL.keySet()).containsExactlyInAnyOrderElementsOf(named);
    }

    private Map<String, String> missing(Component component) throws IOException {
        Map<String, String> missing = new TreeMap<>(reach(component).outside());
        try (URLClassLoader worker = oldestWorker(component)) {
            missing.keySet()
                    .removeIf(name -> name.startsWith(CONNECT_JSON) || worker.getResource(name + ".class") != null);
        }
        return missing;
    }

    private static Optional<String> optional(String name) {
        return OPTIONAL.keySet().stream().filter(name::startsWith).findFirst();
    }

    private static URLClassLoader oldestWorker(Component component) throws IOException {
        List<URL> urls = new ArrayList<>();
        try (Stream<Path> jars =
                Files.list(Archive.CHECKOUT.resolve(component.module()).resolve("target/oldest-worker"))) {
            for (Path jar : jars.toList()) {
                urls.add(jar.toUri().toURL());
            }
        }
        assertThat(urls).hasSize(3);
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }
}
