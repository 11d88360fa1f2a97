// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.function.LongUnaryOperator;

/** Each mask against a look at the bytes one by one. */
final class ByteLanesTest {

    private static final int ROUNDS = 100_000;

    /** Half of the bytes are near to those that matter. */
    private static void fill(byte[] bytes, Random random) {
        random.nextBytes(bytes);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = random.nextBoolean() ? (byte) "a\"\\ \u001F\n?>@!#[]".charAt(random.nextInt(13)) : bytes[i];
        }
    }

    private static void assertFirst(LongUnaryOperator mask, IntPredicate isMeant) {
        Random random = new Random(7);
        byte[] bytes = new byte[ByteLanes.SIZE];
        for (int round = 0; round < ROUNDS; round++) {
            fill(bytes, random);
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
    void controlsAreBelowTheSpace() {
        assertFirst(ByteLanes::controls, b -> b < ' ');
    }

    @Test
    void marksAreAllQuotesAndBackslashesAndNothingElse() {
        Random random = new Random(8);
        byte[] bytes = new byte[ByteLanes.SIZE];
        for (int round = 0; round < ROUNDS; round++) {
            fill(bytes, random);
            long expected = 0;
            for (int i = 0; i < bytes.length; i++) {
                expected |= bytes[i] == '"' || bytes[i] == '\\' ? 0x80L << (i * Byte.SIZE) : 0;
            }

            assertThat(ByteLanes.marks(ByteLanes.get(bytes, 0))).isEqualTo(expected);
        }
    }

    @Test
    void markedBytesOfTheFirstHalfGetBackslashes() {
        Random random = new Random(9);
        byte[] bytes = new byte[ByteLanes.SIZE];
        byte[] escaped = new byte[ByteLanes.SIZE];
        for (int round = 0; round < ROUNDS; round++) {
            fill(bytes, random);
            long lanes = ByteLanes.get(bytes, 0);
            ByteLanes.set(escaped, 0, ByteLanes.escaped(lanes, ByteLanes.marks(lanes)));
            ByteArrayOutputStream expected = new ByteArrayOutputStream();
            for (int i = 0; i < ByteLanes.SIZE / 2; i++) {
                if (bytes[i] == '"' || bytes[i] == '\\') {
                    expected.write('\\');
                }
                expected.write(bytes[i]);
            }

            assertThat(Arrays.copyOf(escaped, expected.size())).isEqualTo(expected.toByteArray());
        }
    }

    @Test
    void spacesStandForWhatIsNoLongerText() {
        byte[] bytes = {'1', '2', '3', '4', '5', '6', '7', '8'};
        for (int count = 0; count < ByteLanes.SIZE; count++) {
            byte[] padded = new byte[ByteLanes.SIZE];
            ByteLanes.set(padded, 0, ByteLanes.padded(ByteLanes.get(bytes, 0), count));

            assertThat(new String(padded, StandardCharsets.US_ASCII))
                    .isEqualTo("12345678".substring(0, count) + " ".repeat(ByteLanes.SIZE - count));
        }
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
