// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The distribution: its plugins folder is a plugin.path entry. */
class BundleArchiveIT {

    private static final String BASE = "sync-engine-connect-" + Archive.VERSION + "/";

    /** Blocks and words that are no prose. */
    private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`]*`");

    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");

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

    /** Who has only the bundle can follow them; what it does not hold is linked to by an address. */
    @Test
    void everyLinkOfItsPagesLeadsToAFileOfIt() throws IOException {
        List<String> pages =
                bundle.files().stream().filter(name -> name.endsWith(".md")).toList();
        List<String> entries = bundle.entries();
        List<String> dead = new ArrayList<>();
        for (String page : pages) {
            Matcher link = LINK.matcher(CODE.matcher(text(page)).replaceAll(""));
            while (link.find()) {
                URI target = URI.create(page).resolve(link.group(1).replaceFirst("(?<=.)#.*", ""));
                if (!target.isAbsolute() && !leadsToOneOf(entries, target.getPath())) {
                    dead.add(page + " links to " + link.group(1));
                }
            }
        }

        assertThat(pages).contains(BASE + "README.md", BASE + "docs/README.md");
        assertThat(dead).isEmpty();
    }

    private String text(String page) throws IOException {
        return new String(bundle.read(page), StandardCharsets.UTF_8);
    }

    private static boolean leadsToOneOf(List<String> entries, String path) {
        return entries.stream().anyMatch(name -> name.equals(path) || name.startsWith(path + "/"));
    }
}
