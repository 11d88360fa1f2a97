// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RedactorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "key sk_live_51AbCdEfGhIjKlMnOpWXYZ is bad | key sk_live_…WXYZ is bad",
                "rk_test_51AbCdEfGhIjKlMnOp9999 | rk_test_…9999",
                "sk_org_live_51AbCdEfGhIjKlMnOp9999 | sk_org_live_…9999",
                "sk_test_short | sk_test_…",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw | whsec_…LaSw",
                "jdbc:postgresql://db:5432/x?user=a&password=hunter2&ssl=true | jdbc:postgresql://db:5432/x?user=a&password=…&ssl=true",
                "postgresql://app:hunter2@db/x | postgresql://app:…@db/x",
                "postgresql://app:hun@ter2@db/x | postgresql://app:…@db/x",
                "password = 'hunter 2' rest | password = … rest",
                "Authorization: Bearer abcdefghijkl | Authorization: Bearer …",
                "connection.password: hunter2, next | connection.password: …, next",
            })
    void masksCredentials(String text, String expected) {
        assertThat(Redactor.mask(text)).isEqualTo(expected);
    }

    @Test
    void masksPrivateKeysOverManyLines() {
        String text = "before -----BEGIN RSA PRIVATE KEY-----\nMIIE\nabc\n-----END RSA PRIVATE KEY----- after";

        assertThat(Redactor.mask(text)).isEqualTo("before -----BEGIN RSA PRIVATE KEY-----… after");
        assertThat(Redactor.mask("-----BEGIN PRIVATE KEY-----\nMIIE")).doesNotContain("MIIE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://api.stripe.com/v1/customers?limit=1",
                "ask_live_music at 10:30 with a@b.com",
                "the setting connection.password is missing",
                "cus_123 pi_456",
            })
    void leavesOtherTextsAlone(String text) {
        assertThat(Redactor.mask(text)).isEqualTo(text);
    }
}
