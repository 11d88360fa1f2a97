// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.bundle.Sbom.Library;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The bills of materials, held against the files that lie beside them, and their licences. */
class SbomIT {

    private static final String OURS = "io.syncengine.connect";
    private static final String BUNDLE = "sync-engine-connect-" + Archive.VERSION + "/";

    /** Under which heading NOTICE names libraries of a group, by the beginning of the group's name. */
    private static final Map<String, String> NOTICES = Map.ofEntries(
            Map.entry("com.fasterxml.jackson", "Jackson JSON processor"),
            Map.entry("com.google.api-client", "Google API client"),
            Map.entry("com.google.apis", "Google Sheets API client"),
            Map.entry("com.google.auth", "Google Auth Library"),
            Map.entry("com.google.code.gson", "Gson"),
            Map.entry("com.google.guava", "Guava"),
            Map.entry("com.google.http-client", "Google HTTP client"),
            Map.entry("com.squareup.ok", "OkHttp and Okio"),
            Map.entry("commons-io", "Apache Commons IO"),
            Map.entry("info.picocli", "picocli"),
            Map.entry("io.grpc", "gRPC"),
            Map.entry("io.opencensus", "OpenCensus"),
            Map.entry("io.swagger", "Swagger Core and Swagger Parser"),
            Map.entry("org.apache.commons", "Apache Commons Lang"),
            Map.entry("org.jetbrains.kotlin", "Kotlin standard library"),
            Map.entry("org.postgresql", "PostgreSQL JDBC driver"),
            Map.entry("org.yaml", "SnakeYAML"));

    /** Texts in doc/licenses, beside that of the Apache License: of the library itself or of what its jar holds. */
    private static final Map<String, Set<String>> TEXTS = Map.of(
            "jackson-core", Set.of("LICENSE-fastdoubleparser-thirdparty.txt"),
            "postgresql", Set.of("LICENSE-pgjdbc.txt", "LICENSE-ongres-scram.txt", "LICENSE-ongres-stringprep.txt"),
            "google-auth-library-credentials", Set.of("LICENSE-google-auth-library.txt"),
            "google-auth-library-oauth2-http", Set.of("LICENSE-google-auth-library.txt"));

    private static Sbom sbom(Component component) throws IOException {
        return Sbom.of(component.archive(), component.base() + "/doc/" + component.hubName() + ".cdx.json");
    }

    private static Sbom commandLine() throws IOException {
        return Sbom.of(Archive.bundle(), BUNDLE + "sbom/stripe-sync.cdx.json");
    }

    static Stream<Sbom> all() throws IOException {
        List<Sbom> all = new ArrayList<>();
        for (Component component : Component.values()) {
            all.add(sbom(component));
        }
        all.add(commandLine());
        return all.stream();
    }

    @ParameterizedTest
    @EnumSource(Component.class)
    void namesTheLibrariesOfAComponentByTheirHashes(Component component) throws IOException {
        Sbom sbom = sbom(component);
        Map<String, String> jars = hashes(component.archive(), component.base() + "/lib/");

        assertThat(jars.remove(sbom.subject())).as(sbom.subject()).isNotNull();
        assertThat(sbom.hashes()).isEqualTo(jars);
    }

    @Test
    void namesTheLibrariesOfTheCommandLineByTheirHashes() throws IOException {
        Sbom sbom = commandLine();
        Map<String, String> jars = hashes(Archive.bundle(), BUNDLE + "lib/stripe-sync/");

        assertThat(jars.remove(sbom.subject())).as(sbom.subject()).isNotNull();
        assertThat(sbom.hashes()).isEqualTo(jars);
    }

    @ParameterizedTest
    @EnumSource(Component.class)
    void isInTheBundleOnceMore(Component component) throws IOException {
        String name = component.hubName() + ".cdx.json";

        assertThat(Archive.bundle().read(BUNDLE + "sbom/" + name))
                .isEqualTo(component.archive().read(component.base() + "/doc/" + name));
    }

    @ParameterizedTest
    @MethodSource("all")
    void isTheSameInEveryBuild(Sbom sbom) {
        assertThat(sbom.root().path("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(sbom.root().has("serialNumber")).isFalse();
        assertThat(sbom.root().path("metadata").has("timestamp")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyLibraryIsNamedInTheNotice(Sbom sbom) throws IOException {
        String notice = new String(Archive.bundle().read(BUNDLE + "NOTICE"), StandardCharsets.UTF_8);

        for (Library library : sbom.libraries()) {
            if (!library.group().equals(OURS)) {
                assertThat(NOTICES.keySet().stream().filter(library.group()::startsWith))
                        .as(library.group())
                        .singleElement()
                        .satisfies(group -> assertThat(notice).contains(NOTICES.get(group)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Component.class)
    void everyLicenceThatAsksForItIsThereAsText(Component component) throws IOException {
        Set<String> expected = new TreeSet<>();
        for (Library library : sbom(component).libraries()) {
            Set<String> texts = TEXTS.getOrDefault(library.name(), Set.of());
            expected.addAll(texts);
            if (texts.isEmpty()) {
                assertThat(library.licences()).as(library.file()).containsOnly("Apache-2.0");
            }
        }

        String folder = component.base() + "/doc/licenses/";
        assertThat(component.archive().files().stream()
                        .filter(name -> name.startsWith(folder))
                        .map(name -> name.substring(folder.length())))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static Map<String, String> hashes(Archive archive, String folder) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        for (String file : archive.files()) {
            if (file.startsWith(folder)) {
                hashes.put(file.substring(folder.length()), sha256(archive.read(file)));
            }
        }
        return hashes;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
