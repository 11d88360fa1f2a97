// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.postgres.config.NulCharacters;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

class TextCleanerTest {

    private final TextCleaner cleaner = new TextCleaner(NulCharacters.STRIP);

    private String text(String text) {
        TupleBuffer out = new TupleBuffer(0);
        cleaner.text(text, out);
        return new String(out.exactArray(), StandardCharsets.UTF_8);
    }

    private String json(String json) {
        TupleBuffer out = new TupleBuffer(0);
        cleaner.json(json, out);
        return new String(out.exactArray(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "é ü 漢字 \ud83d\ude00", "why? because?"})
    void leavesCleanTextsAsTheyAre(String clean) {
        assertThat(text(clean)).isEqualTo(clean);
        assertThat(text(clean.repeat(30))).isEqualTo(clean.repeat(30));
        assertThat(cleaner.stripped()).isZero();
    }

    @Test
    void takesNulOutAndCountsTheText() {
        assertThat(text("a\0b\0c")).isEqualTo("abc");
        assertThat(cleaner.stripped()).isEqualTo(1);
    }

    @Test
    void replacesHalfCharactersInShortAndLongTexts() {
        String halves = "?\ud800a\udc00\ud83d\ude00\ud83d";
        String whole = "?\ufffda\ufffd\ud83d\ude00\ufffd";

        assertThat(text(halves)).isEqualTo(whole);
        assertThat(text(halves + "x".repeat(100))).isEqualTo(whole + "x".repeat(100));
        assertThat(text("x".repeat(100) + "\udfff")).isEqualTo("x".repeat(100) + "\ufffd");
    }

    @Test
    void cleansEscapesOfJson() {
        assertThat(json("{\"a\":\"x\\u0000y\"}")).isEqualTo("{\"a\":\"xy\"}");
        assertThat(json("\"\\ud83d\\ude00\"")).isEqualTo("\"\\ud83d\\ude00\"");
        assertThat(json("\"\\ud83dx\"")).isEqualTo("\"\\ufffdx\"");
        assertThat(json("\"\\ud83d\\ud83d\\ude00\"")).isEqualTo("\"\\ufffd\\ud83d\\ude00\"");
        assertThat(json("\"\\ude00\"")).isEqualTo("\"\\ufffd\"");
        assertThat(json("\"\\uD83D\"")).isEqualTo("\"\\ufffd\"");
        assertThat(cleaner.stripped()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\\\u0000\"", "\"\\\\\\\\ud800\"", "\"caf\\u00e9\"", "\"\\u12\"", "\"\\u", "\\"})
    void leavesJsonAloneThatHasNoSuchEscape(String json) {
        assertThat(json(json)).isEqualTo(json);
        assertThat(cleaner.stripped()).isZero();
    }

    @Test
    void refusesNulWhereItIsAnError() {
        TextCleaner strict = new TextCleaner(NulCharacters.ERROR);
        TupleBuffer out = new TupleBuffer();

        assertThatThrownBy(() -> strict.text("a\0", out))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("text.nul");
        assertThatThrownBy(() -> strict.json("\"\\u0000\"", out)).isInstanceOf(DataException.class);
        strict.json("\"\\\\u0000\"", out);
        assertThat(new String(out.array(), 0, out.position(), StandardCharsets.UTF_8))
                .isEqualTo("\"\\\\u0000\"");
    }
}
