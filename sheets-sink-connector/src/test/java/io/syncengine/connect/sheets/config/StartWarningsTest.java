// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.sheets.auth.KeyFiles;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class StartWarningsTest {

    private static List<String> of(String... settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "name", "sheets-sink",
                "topics.regex", "stripe\\..*",
                "spreadsheet.id", "abc",
                "google.credentials.json", KeyFiles.serviceAccount()));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        return StartWarnings.of(all);
    }

    @Test
    void anOrdinaryConfigurationIsNotCommentedOn() {
        assertThat(of("key.fields.orders", "no", "fields.include.charges", "a", "fields.exclude.x", "b"))
                .isEmpty();
    }

    @Test
    void misspeltSettingsAreNamedWithTheNearest() {
        assertThat(of("spreadsheet.ids", "x"))
                .singleElement()
                .asString()
                .contains("'spreadsheet.ids'", "'spreadsheet.id'");
    }

    @Test
    void impatienceIsMentioned() {
        assertThat(of("http.read.timeout.ms", "60000"))
                .singleElement()
                .asString()
                .contains("http.read.timeout.ms=60000");
    }

    @Test
    void rowsThatWouldBeKeptNowhereAreMentioned() {
        assertThat(of("errors.tolerance", "all"))
                .singleElement()
                .asString()
                .contains("errors.deadletterqueue.topic.name");
        assertThat(of("errors.tolerance", "all", "errors.deadletterqueue.topic.name", "dead"))
                .isEmpty();
    }

    @Test
    void topicsWithoutTheControlTopicAreMentioned() {
        assertThat(of("topics", "stripe.charges")).singleElement().asString().contains("_control");
        assertThat(of("topics", "stripe.charges", "delete.mode", "ignore")).isEmpty();
        assertThat(of("topics", "stripe.charges,stripe._control")).isEmpty();
    }
}
