// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Random;
import java.util.function.IntPredicate;
import java.util.function.LongUnaryOperator;

/** Each mask against a look at the bytes one by one. */
final class ByteLanesTest {

    private static final int ROUNDS = 100_000;

    private static void assertFirst(LongUnaryOperator mask, IntPredicate isMeant) {
        Random random = new Random(7);
        byte[] bytes = new byte[ByteLanes.SIZE];
        for (int round = 0; round < ROUNDS; round++) {
            random.nextBytes(bytes);
            // Half of the bytes are near to those that matter.
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = random.nextBoolean() ? (byte) "a\"\\ \u001F\n?>@!#[]".charAt(random.nextInt(13)) : bytes[i];
            }
            int first = 0;
            while (first < bytes.length && !isMeant.test(bytes[first] & 0xFF)) {
                first++;
            }

            assertThat(ByteLanes.before(mask.applyAsLong(ByteLanes.get(bytes, 0))))
                    .as("round %d", round)
                    .isEqualTo(first);
        }
    }

    @Test
    void specialsAreQuotesBackslashesAndControlCharacters() {
        assertFirst(ByteLanes::specials, b -> b == '"' || b == '\\' || b < ' ');
    }

    @Test
    void spacesEndWithTheFirstOtherCharacter() {
        assertFirst(ByteLanes::beyondSpaces, b -> b > ' ');
    }

    @Test
    void pairsBeginWithTheFirstOfFourBytes() {
        assertFirst(ByteLanes::pairs, b -> b >= 0xF0);
    }

    @Test
    void wideIsAllThatIsNotAscii() {
        assertFirst(ByteLanes::wide, b -> b >= 0x80);
    }

    @Test
    void lanesAreWrittenAsTheyWereRead() {
        byte[] from = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        byte[] to = new byte[9];

        ByteLanes.set(to, 1, ByteLanes.get(from, 0));

        assertThat(to).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
    }
}
