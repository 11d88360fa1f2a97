// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.cells;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

final class CellTextsTest {

    private static final String EMOJI = "\uD83D\uDE00";
    private static final Pattern CUT = Pattern.compile("(?s)(.*)…\\[truncated (\\d+)]");

    private final CellTexts texts = new CellTexts(CellOverflow.TRUNCATE);

    @Test
    void halvesOfPairsAndNulAreTakenOutAndCountedOnceForEachText() {
        assertThat(texts.clean("a\uD83Db\uDE00c\0d\0" + EMOJI)).isEqualTo("a\uFFFDb\uFFFDcd" + EMOJI);
        assertThat(texts.clean("\uDE00\uD83D")).isEqualTo("\uFFFD\uFFFD");
        assertThat(texts.clean("\0")).isEmpty();
        assertThat(texts.cleaned()).isEqualTo(3);
    }

    @Test
    void cleanTextsAreLeftAlone() {
        String clean = "plain " + EMOJI + " \uFFFD\n";

        assertThat(texts.clean(clean)).isSameAs(clean);
        assertThat(texts.cleaned()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {50_001, 50_010, 50_075, 50_080, 50_081, 50_082, 50_083, 51_000, 59_999, 60_100, 149_000, 1_000_000})
    void aCutTextFillsTheCellAndTellsHowMuchIsMissing(int length) throws CellException {
        String cut = texts.fit("x".repeat(length));

        Matcher parts = CUT.matcher(cut);
        assertThat(parts.matches()).isTrue();
        assertThat(cut.length()).isBetween(CellTexts.LIMIT - 1, CellTexts.LIMIT);
        assertThat(parts.group(1).length() + Integer.parseInt(parts.group(2))).isEqualTo(length);
        assertThat(texts.truncated()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "y"})
    void noPairIsCutInHalf(String start) throws CellException {
        String cut = texts.fit(start + EMOJI.repeat(30_000));

        Matcher parts = CUT.matcher(cut);
        assertThat(parts.matches()).isTrue();
        assertThat(Character.isHighSurrogate(
                        parts.group(1).charAt(parts.group(1).length() - 1)))
                .isFalse();
        assertThat(parts.group(1).length() + Integer.parseInt(parts.group(2))).isEqualTo(start.length() + 60_000);
    }

    @Test
    void whatFitsIsLeftAlone() throws CellException {
        String longest = "x".repeat(CellTexts.LIMIT);

        assertThat(texts.fit(longest)).isSameAs(longest);
        assertThat(texts.truncated()).isZero();
    }
}
