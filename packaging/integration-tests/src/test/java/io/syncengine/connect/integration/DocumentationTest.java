// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The pages of the documentation hold what they promise: what a reader may copy is run by a test, or the page says why
 * not; links lead somewhere; settings in examples are settings that there are.
 */
class DocumentationTest {

    private static final Path CHECKOUT = MarkdownPage.CHECKOUT;
    private static final Set<String> COMMANDS = Set.of("sh", "sql", "json");
    private static final Set<String> OTHERS = Set.of("text", "properties", "yaml", "java");
    private static final Pattern REPOSITORY =
            Pattern.compile("https://github\\.com/syncengine/sync-engine-connect/(blob|tree)/main/");
    private static final Pattern SETTING = Pattern.compile("### `([^<`]+)`");
    /** A text in the first cell of a table. */
    private static final Pattern QUOTE = Pattern.compile("^\\| [^|]*?`([^`]+)`");

    private static final Pattern FAMILY = Pattern.compile("`([a-z.]+\\.)<[a-z]+>`");
    private static final Pattern OF_CONNECT = Pattern.compile("name|connector\\.class|tasks\\.max|topics(\\.regex)?"
            + "|(key|value|header)\\.converter.*|exactly\\.once\\.support|topic\\.creation\\..+|transforms.*|predicates.*"
            + "|errors\\..+|(consumer|producer|admin)\\.override\\..+");

    @Test
    void everyBlockIsRunByATestOrSaysWhyItIsNot() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (MarkdownPage page : MarkdownPage.documentation()) {
            for (MarkdownPage.Block block : page.blocks()) {
                String place = page.name() + ":" + block.line();
                if (COMMANDS.contains(block.language())) {
                    if (block.tests().isEmpty() && !block.mark().matches("not run: .{5,}")) {
                        wrong.add(place + " has neither <!-- runs: Test --> nor <!-- not run: reason --> before it");
                    }
                } else if (!OTHERS.contains(block.language())) {
                    wrong.add(place + " is of no known language; a picture or a log is text: " + block.language());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theTestsThatMarksNameAreThere() throws IOException {
        Set<String> tests = new HashSet<>();
        for (Path file : MarkdownPage.files(CHECKOUT, ".java")) {
            tests.add(file.getFileName().toString().replace(".java", ""));
        }
        for (MarkdownPage page : MarkdownPage.documentation()) {
            for (MarkdownPage.Block block : page.blocks()) {
                assertThat(block.tests())
                        .as(page.name() + ":" + block.line())
                        .allMatch(test -> test.matches(".+(Test|IT)"))
                        .isSubsetOf(tests);
            }
        }
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> dead = new ArrayList<>();
        for (MarkdownPage page : MarkdownPage.below(CHECKOUT)) {
            for (String link : page.links()) {
                String here = inCheckout(link);
                if (!URI.create(here).isAbsolute() && !leadsSomewhere(page, here)) {
                    dead.add(page.name() + " links to " + link);
                }
            }
        }
        assertThat(dead).isEmpty();
    }

    /** Pages of the bundle lead to what it does not hold by the repository's address. */
    private static String inCheckout(String link) {
        Matcher address = REPOSITORY.matcher(link);
        return address.lookingAt() ? CHECKOUT + "/" + link.substring(address.end()) : link;
    }

    private static boolean leadsSomewhere(MarkdownPage page, String link) throws IOException {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page.path() : page.path().resolveSibling(parts[0]);
        if (!Files.exists(target)) {
            return false;
        }
        return parts.length == 1 || MarkdownPage.read(target).anchors().contains(parts[1]);
    }

    /** Folders of pages have a page that leads to the others. */
    @ParameterizedTest
    @ValueSource(strings = {"docs", "docs/decisions"})
    void theMapHasEveryPage(String folder) throws IOException {
        MarkdownPage map = MarkdownPage.read(CHECKOUT.resolve(folder).resolve("README.md"));
        List<Path> linked = new ArrayList<>();
        for (String link : map.links()) {
            linked.add(map.path().resolveSibling(link).normalize());
        }
        try (Stream<Path> pages = Files.list(CHECKOUT.resolve(folder))) {
            assertThat(pages.filter(page -> page.toString().endsWith(".md")).filter(page -> !page.equals(map.path())))
                    .isNotEmpty()
                    .isSubsetOf(linked);
        }
    }

    /** A reader knows after the first lines whether a page is for them. */
    @Test
    void everyPageBeginsWithWhatItIsFor() throws IOException {
        for (MarkdownPage page : MarkdownPage.below(CHECKOUT.resolve("docs"))) {
            List<String> first = page.lines().stream()
                    .filter(line -> !line.isBlank())
                    .limit(2)
                    .toList();
            assertThat(first.get(0)).as(page.name()).startsWith("# ");
            assertThat(first.get(1)).as(page.name()).doesNotStartWith("#").doesNotStartWith("```");
        }
    }

    @Test
    void everyAlertLeadsToItsSection() throws IOException {
        JsonNode groups = new YAMLMapper()
                .readTree(CHECKOUT.resolve("packaging/observability/alerts.yml").toFile())
                .path("groups");
        Set<String> sections =
                MarkdownPage.read(CHECKOUT.resolve("docs/runbook.md")).anchors();
        List<String> alerts = new ArrayList<>();
        for (JsonNode group : groups) {
            for (JsonNode rule : group.path("rules")) {
                String url = rule.at("/annotations/runbook_url").asText();
                assertThat(url).as(rule.path("alert").asText()).contains("/docs/runbook.md#");
                assertThat(sections).contains(url.substring(url.indexOf('#') + 1));
                alerts.add(rule.path("alert").asText());
            }
        }
        assertThat(alerts).hasSizeGreaterThan(10).doesNotHaveDuplicates();
        assertThat(Files.readString(CHECKOUT.resolve("docs/runbook.md"))).contains(alerts);
    }

    /** What an operator searches a log or a trace for is what the connectors say. */
    @Test
    void theRunbookQuotesWhatTheConnectorsSay() throws IOException {
        StringBuilder code = new StringBuilder();
        for (String module : List.of(
                "common-protocol", "stripe-source-connector", "postgres-sink-connector", "sheets-sink-connector")) {
            for (Path file : MarkdownPage.files(CHECKOUT.resolve(module).resolve("src/main"), ".java")) {
                code.append(Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", ""))
                        .append('\n');
            }
        }
        List<String> quotes = new ArrayList<>();
        for (String line :
                MarkdownPage.read(CHECKOUT.resolve("docs/runbook.md")).prose()) {
            QUOTE.matcher(line)
                    .results()
                    .forEach(quote -> quotes.addAll(List.of(quote.group(1).split("…|<[^>]+>"))));
        }
        quotes.removeIf(quote -> quote.strip().split(" ").length < 3);
        assertThat(quotes).hasSizeGreaterThan(15);
        quotes.removeIf(quote -> code.indexOf(quote.strip()) >= 0);
        assertThat(quotes).isEmpty();
    }

    @Test
    void theSettingsOfExamplesAreThere() throws IOException {
        List<Pattern> settings = settings();
        List<String> unknown = new ArrayList<>();
        for (MarkdownPage page : MarkdownPage.documentation()) {
            for (MarkdownPage.Block block : page.blocks()) {
                if (block.language().equals("json")) {
                    for (String name : namesOf(page, block)) {
                        if (settings.stream()
                                .noneMatch(setting -> setting.matcher(name).matches())) {
                            unknown.add(page.name() + ":" + block.line() + " has " + name);
                        }
                    }
                }
            }
        }
        assertThat(settings).hasSizeGreaterThan(150);
        assertThat(unknown).isEmpty();
    }

    /** Names of settings as the reference pages have them, and those of Connect itself. */
    private static List<Pattern> settings() throws IOException {
        List<Pattern> settings = new ArrayList<>(List.of(OF_CONNECT));
        for (MarkdownPage page : MarkdownPage.below(CHECKOUT.resolve("docs/reference"))) {
            String text = String.join("\n", page.lines());
            SETTING.matcher(text)
                    .results()
                    .forEach(name -> settings.add(Pattern.compile(Pattern.quote(name.group(1)))));
            FAMILY.matcher(text)
                    .results()
                    .forEach(family -> settings.add(Pattern.compile(Pattern.quote(family.group(1)) + ".+")));
        }
        return settings;
    }

    /** Names in a block that are those of settings: of an object, or of a part of one, with a dot in any of its names. */
    private static List<String> namesOf(MarkdownPage page, MarkdownPage.Block block) {
        String text = block.text().strip();
        try {
            JsonNode json = new ObjectMapper().readTree(text.startsWith("\"") ? "{" + text + "}" : text);
            List<String> names = new ArrayList<>();
            json.fieldNames().forEachRemaining(names::add);
            return names.stream().anyMatch(name -> name.contains(".")) ? names : List.of();
        } catch (JsonProcessingException e) {
            throw new AssertionError(page.name() + ":" + block.line() + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
