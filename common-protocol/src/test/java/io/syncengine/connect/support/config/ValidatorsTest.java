// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;

final class ValidatorsTest {

    private static void accepts(Validator validator, Object value) {
        assertThatCode(() -> validator.ensureValid("a.setting", value)).doesNotThrowAnyException();
    }

    private static void refuses(Validator validator, Object value, String reason) {
        assertThatThrownBy(() -> validator.ensureValid("a.setting", value))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("a.setting")
                .hasMessageContaining(reason);
    }

    @Test
    void betweenTakesBothBoundsAndNothingBeyond() {
        Between bounds = Between.of(1, 10);

        accepts(bounds, 1);
        accepts(bounds, 10L);
        refuses(bounds, 0, "must be 1 to 10");
        refuses(bounds, 11, "must be 1 to 10");
        refuses(bounds, null, "must be 1 to 10");
        assertThat(bounds).hasToString("1 to 10");
    }

    @Test
    void betweenTakesZeroOnlyWhereItHasAMeaning() {
        accepts(Between.of(5, 10).orZero(), 0);
        refuses(Between.of(5, 10).orZero(), 4, "must be 0, or 5 to 10");
        refuses(Between.of(0.5, 1.0), 0.4999, "0.5 to 1.0");
        accepts(Between.atLeast(1), Long.MAX_VALUE);
        assertThat(Between.atLeast(1)).hasToString("1 or more");
    }

    @Test
    void durationsNameTheirBoundsInReadableUnits() {
        DurationMs bounds =
                DurationMs.between(Duration.ofSeconds(1), Duration.ofHours(1)).orZero();

        accepts(bounds, 0L);
        accepts(bounds, 1000L);
        accepts(bounds, 3_600_000);
        refuses(bounds, 999L, "0, or 1000 to 3600000 (1 s to 1 h)");
        refuses(bounds, 3_600_001L, "1 s to 1 h");
        assertThat(DurationMs.between(Duration.ofMillis(50), Duration.ofDays(1)))
                .hasToString("50 to 86400000 (50 ms to 1 d)");
    }

    @Test
    void oneOfSuggestsTheNearestWord() {
        OneOf words = OneOf.words("epoch", "connect");

        accepts(words, "epoch");
        refuses(words, "epoc", "did you mean 'epoch'?");
        refuses(words, "EPOCH", "must be one of epoch, connect");
        refuses(words, null, "must be one of");
        assertThat(words.validValues("a.setting", java.util.Map.of())).containsExactly("epoch", "connect");
    }

    @Test
    void secretsAreNotQuotedWhenRefused() {
        Validator shape = Matching.pattern("sk_[a-z]+", "a key");

        accepts(shape, new Password("sk_abc"));
        assertThatThrownBy(() -> shape.ensureValid("a.setting", new Password("hunter2")))
                .hasMessageContaining("must be a key")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void emptyStandsForNotSet() {
        accepts(OrEmpty.or(new NonBlank()), "");
        accepts(OrEmpty.or(new HttpUrl()), new Password(""));
        refuses(OrEmpty.or(new NonBlank()), " ", "must not be empty");
        refuses(new NonBlank(), "", "must not be empty");
        refuses(new NonBlank(), new Password("\t"), "must not be empty");
    }

    @Test
    void listsHoldNoEmptyAndNoRepeatedItems() {
        accepts(DistinctList.notEmpty(), List.of("a", "b"));
        accepts(DistinctList.maybeEmpty(), List.of());
        refuses(DistinctList.notEmpty(), List.of(), "at least one");
        refuses(DistinctList.maybeEmpty(), List.of("a", " a"), "'a' more than once");
        refuses(DistinctList.maybeEmpty(), List.of("a", ""), "empty item");
        refuses(
                DistinctList.maybeEmpty().each(Matching.pattern("[a-z]", "a letter")),
                List.of("a", "1"),
                "must be a letter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://api.stripe.com", "http://localhost:12111", "http://[::1]:8080/v", "HTTPS://a.b/"})
    void takesAddressesOfServices(String url) {
        accepts(new HttpUrl(), url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api.stripe.com",
                "ftp://a.b",
                "https://",
                "https://a b",
                "https://a.b?x=1",
                "https://a.b#x",
                "http://a:0",
                "http://a:99999",
                ""
            })
    void refusesOtherAddresses(String url) {
        refuses(new HttpUrl(), url, "");
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.example, true",
        "http://localhost:80/x, true",
        "http://127.0.0.1, true",
        "http://[::1]:1, true",
        "http://api.example, false",
        "http://localhost@api.example, false",
        "http://localhost.api.example, false",
        "ftp://localhost, false",
        "'', false"
    })
    void secretsGoToSafeAddressesOnly(String url, boolean safe) {
        assertThat(HttpUrl.isSafe(url)).isEqualTo(safe);
    }

    @Test
    void addressesHoldNoCredentialsAndErrorsDoNotQuoteThem() {
        assertThatThrownBy(() -> new HttpUrl().ensureValid("a.setting", "https://user:hunter2@a.b"))
                .hasMessageContaining("user name or password")
                .hasMessageNotContaining("hunter2");
    }
}
