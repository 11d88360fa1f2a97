// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class StartWarningsTest {

    private static List<String> of(String... settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "name", "postgres-sink",
                "topics.regex", "stripe\\..*",
                "connection.url", "postgresql://h/app",
                "connection.user", "me",
                "consumer.override.max.poll.records", "3000"));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        return StartWarnings.of(all);
    }

    @Test
    void anOrdinaryConfigurationIsNotCommentedOn() {
        assertThat(of()).isEmpty();
    }

    @Test
    void misspeltSettingsAreNamedWithTheNearest() {
        assertThat(of("table.shema", "x", "transforms", "a", "transforms.a.type", "b"))
                .singleElement()
                .asString()
                .contains("'table.shema'", "'table.schema'");
    }

    @Test
    void namesOfOtherSinksAreMentionedAndNotTakenForMisspelt() {
        assertThat(of("delete.enabled", "true"))
                .singleElement()
                .asString()
                .contains("'delete.enabled'", "deprecated", "delete.mode=hard");
    }

    @ParameterizedTest
    @CsvSource({
        "consumer.override.max.poll.records, 500",
        "batch.size, 5000",
        "consumer.override.max.poll.records, ' 9 '"
    })
    void batchesThatTheWorkerKeepsSmallAreMentioned(String setting, String value) {
        assertThat(of(setting, value))
                .singleElement()
                .asString()
                .contains("consumer.override.max.poll.records=", "flush.interval.ms");
        assertThat(of(setting, value, "flush.interval.ms", "100")).isEmpty();
    }

    @Test
    void statementsThatOutlastTheConsumersPatienceAreMentioned() {
        assertThat(of("statement.timeout.ms", "120000"))
                .singleElement()
                .asString()
                .contains("statement.timeout.ms=120000", "max.poll.interval.ms (300000)");
        assertThat(of("statement.timeout.ms", "120000", "consumer.override.max.poll.interval.ms", "900000"))
                .isEmpty();
    }

    @Test
    void whatBecomesOfRowsThatCannotBeReportedIsMentioned() {
        assertThat(of("errors.tolerance", "all"))
                .singleElement()
                .asString()
                .contains("errors.deadletterqueue.topic.name", "fails the task", "kept nowhere");
        assertThat(of("errors.tolerance", "all", "errors.log.enable", "true"))
                .singleElement()
                .asString()
                .contains("left out", "only the worker's log")
                .doesNotContain("fails the task");
        assertThat(of("errors.tolerance", "all", "errors.deadletterqueue.topic.name", "dead"))
                .isEmpty();
    }

    @Test
    void topicsWithoutTheControlTopicAreMentioned() {
        assertThat(of("topics", "stripe.charges")).singleElement().asString().contains("_control");
        assertThat(of("topics", "stripe.charges,stripe._control")).isEmpty();
    }

    @Test
    void whatTheWorkerRefusesItselfIsLeftToIt() {
        assertThat(of("consumer.override.max.poll.records", "many", "flush.interval.ms", "100"))
                .isEmpty();
    }
}
