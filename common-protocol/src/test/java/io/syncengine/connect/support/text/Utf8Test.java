// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Against what the JDK does, where that is strict. */
final class Utf8Test {

    private static final int ROUNDS = 30_000;

    private static final String[] PIECES = {
        "a",
        "\"",
        "\\u0041",
        "é",
        "ÿ",
        "Ā",
        "߿",
        "ࠀ",
        "注文",
        "\uFFFD",
        "\uFFFF",
        "😀",
        "\uDBFF\uDFFF",
        "\0",
        "plain text that fills some lanes"
    };

    private final Utf8Encoder encoder = new Utf8Encoder();

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(60);
        // Long runs of one piece put a pair of surrogates across every boundary of parts.
        String often = PIECES[random.nextInt(PIECES.length)];
        for (int i = 0; i < pieces; i++) {
            text.append(random.nextInt(3) == 0 ? PIECES[random.nextInt(PIECES.length)] : often);
        }
        return text.toString();
    }

    private static String strict(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static String decode(byte[] bytes) {
        byte[] amid = new byte[bytes.length + 16];
        Arrays.fill(amid, (byte) 0xE6);
        System.arraycopy(bytes, 0, amid, 5, bytes.length);
        return Utf8.decode(amid, 5, 5 + bytes.length);
    }

    private byte[] encode(String text) {
        byte[] to = new byte[3 + Utf8Encoder.room(text)];
        int end = encoder.encode(text, to, 3);
        return end < 0 ? null : Arrays.copyOfRange(to, 3, end);
    }

    @Test
    void writesWhatTheJdkWrites() {
        Random random = new Random(11);
        for (int round = 0; round < ROUNDS; round++) {
            String text = text(random);

            assertThat(encode(text)).as("%s", text).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void readsWhatWasWritten() {
        Random random = new Random(12);
        for (int round = 0; round < ROUNDS; round++) {
            String text = text(random);

            assertThat(decode(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
        }
    }

    @Test
    void readsNothingThatIsNoUtf8() {
        Random random = new Random(13);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = text(random).getBytes(StandardCharsets.UTF_8);
            for (int spoilt = random.nextInt(3); spoilt >= 0 && bytes.length > 0; spoilt--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            String expected = strict(bytes);
            refused += expected == null ? 1 : 0;

            assertThat(decode(bytes)).as("%s", Arrays.toString(bytes)).isEqualTo(expected);
        }
        assertThat(refused).isGreaterThan(ROUNDS / 4);
    }

    @Test
    void readsAndRefusesEverySequenceOfUpToThreeBytesAsTheJdkDoes() {
        byte[] bytes = new byte[3];
        for (int first = 0x7E; first <= 0xFF; first++) {
            for (int second = 0x70; second <= 0xD0; second++) {
                for (int third = 0x7E; third <= 0xC2; third++) {
                    bytes[0] = (byte) first;
                    bytes[1] = (byte) second;
                    bytes[2] = (byte) third;
                    String expected = strict(bytes);
                    String read = Utf8.decode(bytes, 0, 3);
                    if (expected == null ? read != null : !expected.equals(read)) {
                        assertThat(read).as("%s", Arrays.toString(bytes)).isEqualTo(expected);
                    }
                }
            }
        }
    }

    @Test
    void tellsOfHalfAPair() {
        Random random = new Random(14);
        for (int round = 0; round < ROUNDS; round++) {
            String text = text(random);
            String half = random.nextBoolean() ? "\uD83D" : "\uDE00";
            String broken = text + half + "x" + text(random);

            assertThat(encode(broken)).isNull();
            assertThat(encode(text + "\uD83D")).isNull();
        }
    }
}
