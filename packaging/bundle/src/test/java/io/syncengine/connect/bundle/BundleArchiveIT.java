// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The distribution: its plugins folder is a plugin.path entry. */
class BundleArchiveIT {

    private static final String BASE = "sync-engine-connect-" + Archive.VERSION + "/";

    private final Archive bundle = Archive.bundle();

    @Test
    void holdsTheComponentsAsTheirArchivesDo() throws IOException {
        List<String> expected = new ArrayList<>();
        for (Component component : Component.values()) {
            for (String file : component.archive().files()) {
                expected.add(BASE + "plugins/" + file);
                assertThat(bundle.read(BASE + "plugins/" + file))
                        .as(file)
                        .isEqualTo(component.archive().read(file));
            }
        }

        assertThat(bundle.files().stream().filter(name -> name.startsWith(BASE + "plugins/")))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void holdsTheCommandLineAndNothingOfABroker() throws IOException {
        List<String> libraries = bundle.files().stream()
                .filter(name -> name.startsWith(BASE + "lib/"))
                .map(name ->
                        name.substring((BASE + "lib/stripe-sync/").length()).replaceAll("-[0-9].*", ""))
                .toList();

        assertThat(bundle.files()).contains(BASE + "bin/stripe-sync");
        assertThat(libraries)
                .containsExactlyInAnyOrder(
                        "cli",
                        "quickstart",
                        "verify",
                        "picocli",
                        "jackson-annotations",
                        "jackson-core",
                        "jackson-databind");
    }

    @Test
    void holdsConfigurationsDocumentationAndLicences() throws IOException {
        assertThat(bundle.entries()).allMatch(name -> name.startsWith(BASE)).doesNotHaveDuplicates();
        assertThat(bundle.files())
                .contains(
                        BASE + "LICENSE",
                        BASE + "NOTICE",
                        BASE + "README.md",
                        BASE + "config/connect-distributed.properties",
                        BASE + "config/pipeline.json",
                        BASE + "config/secrets.properties.example",
                        BASE + "config/stripe-source/stripe-source.json",
                        BASE + "config/postgres-sink/postgres-sink.json",
                        BASE + "config/sheets-sink/sheets-sink.json")
                .anyMatch(name -> name.startsWith(BASE + "docs/"));
    }
}
