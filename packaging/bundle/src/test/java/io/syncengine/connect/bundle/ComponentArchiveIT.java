// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** What plugin installers and workers expect of a component archive. */
class ComponentArchiveIT {

    /** What a worker brings, or what would show up as a plugin of ours. */
    private static final List<String> FORBIDDEN = List.of(
            "connect-", "kafka-", "slf4j-", "log4j", "logback", "jakarta.ws.rs", "javax.servlet", "jersey", "junit");

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(Component.class)
    void hasOneBaseDirectoryNamedAfterOwnerNameAndVersion(Component component) throws IOException {
        assertThat(component.archive().entries())
                .allMatch(name -> name.startsWith(component.base() + "/"))
                .contains(
                        component.base() + "/manifest.json",
                        component.base() + "/doc/LICENSE",
                        component.base() + "/doc/NOTICE",
                        component.base() + "/doc/README.md",
                        component.base() + "/etc/" + component.hubName() + ".json")
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Component.class)
    void statesInItsManifestWhatInstallersRead(Component component) throws IOException {
        byte[] text = component.archive().read(component.base() + "/manifest.json");
        assertThat(new String(text, StandardCharsets.UTF_8)).doesNotContain("${");
        JsonNode manifest = new ObjectMapper().readTree(text);

        assertThat(manifest.path("name").asText()).isEqualTo(component.hubName());
        assertThat(manifest.path("version").asText()).isEqualTo(Archive.VERSION);
        assertThat(manifest.path("owner").path("username").asText()).isEqualTo("syncengine");
        assertThat(manifest.path("component_types")).hasSize(1);
        assertThat(manifest.path("component_types").get(0).asText()).isEqualTo(component.type());
        for (String field : List.of(
                "title", "description", "documentation_url", "source_url", "release_date", "tags", "requirements")) {
            assertThat(manifest.path(field).toString()).as(field).hasSizeGreaterThan(2);
        }
        assertThat(manifest.path("license").get(0).path("name").asText()).isEqualTo("Apache License 2.0");
        assertThat(manifest.path("features").path("kafka_connect_api").asBoolean())
                .isTrue();
        assertThat(manifest.path("features").path("delivery_guarantee")).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Component.class)
    void bringsTheLibrariesThatWereReviewed(Component component) throws IOException {
        List<String> jars = component.jars();
        Path reviewed = Archive.CHECKOUT.resolve(component.module()).resolve("runtime-deps.txt");
        if (Boolean.getBoolean("updateDeps")) {
            Files.writeString(reviewed, String.join("\n", jars) + "\n");
        }

        assertThat(jars)
                .as("%s; after a review, update it with -DupdateDeps=true", reviewed)
                .containsExactlyElementsOf(Files.readAllLines(reviewed));
        assertThat(jars).noneMatch(jar -> FORBIDDEN.stream().anyMatch(jar::startsWith));
    }

    @ParameterizedTest
    @EnumSource(Component.class)
    void holdsEachClassOnce(Component component) throws IOException {
        Map<String, String> owners = new HashMap<>();
        Map<String, String> twice = new HashMap<>();
        component.archive().unpack(directory);
        for (Path jar : component.unpackedJars(directory)) {
            try (JarFile classes = new JarFile(jar.toFile())) {
                classes.stream()
                        .map(entry -> entry.getName())
                        .filter(name -> name.endsWith(".class") && !name.contains("META-INF/"))
                        .filter(name -> !name.equals("module-info.class"))
                        .forEach(name -> {
                            String other = owners.put(name, jar.getFileName().toString());
                            if (other != null) {
                                twice.put(name, other + " and " + jar.getFileName());
                            }
                        });
            }
        }

        assertThat(owners).isNotEmpty();
        assertThat(twice).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Component.class)
    void namesItsConnectorToServiceLoaders(Component component) throws IOException {
        component.archive().unpack(directory);
        String service = "META-INF/services/" + component.serviceType();
        try (JarFile jar = new JarFile(component.ownJar(directory).toFile())) {
            assertThat(jar.getEntry(service)).as(service).isNotNull();
            String names = new String(jar.getInputStream(jar.getEntry(service)).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(names.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")))
                    .containsExactly(component.connectorClass());
        }
    }

    @ParameterizedTest
    @EnumSource(Component.class)
    void findsItsClassesWithNothingButWhatAWorkerOffers(Component component) throws Exception {
        component.archive().unpack(directory);
        List<String> missing = new ArrayList<>();
        try (URLClassLoader worker = new URLClassLoader(workerApi(), ClassLoader.getPlatformClassLoader());
                URLClassLoader plugin = new URLClassLoader(urls(component.unpackedJars(directory)), worker);
                JarFile own = new JarFile(component.ownJar(directory).toFile())) {
            for (JarEntry entry : own.stream().toList()) {
                if (entry.getName().endsWith(".class")) {
                    load(entry.getName().replace(".class", "").replace('/', '.'), plugin, missing);
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    private static void load(String name, ClassLoader loader, List<String> missing) {
        try {
            Class<?> loaded = Class.forName(name, false, loader);
            assertThat(loaded.getDeclaredMethods().length
                            + loaded.getDeclaredConstructors().length
                            + loaded.getDeclaredFields().length)
                    .isNotNegative();
        } catch (ClassNotFoundException | NoClassDefFoundError e) {
            missing.add(name + " needs " + e.getMessage());
        }
    }

    private static URL[] workerApi() throws IOException {
        List<Path> jars = new ArrayList<>();
        for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (path.matches(".*/(connect-api|kafka-clients|slf4j-api)-[^/]*\\.jar")) {
                jars.add(Path.of(path));
            }
        }
        assertThat(jars).hasSize(3);
        return urls(jars);
    }

    private static URL[] urls(List<Path> jars) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path jar : jars) {
            urls.add(jar.toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }
}
