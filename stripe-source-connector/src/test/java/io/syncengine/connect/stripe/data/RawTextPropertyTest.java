// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/** Documents are made twice, with and without whitespace: the reader must make the second of the first. */
final class RawTextPropertyTest {

    private static final String[] NUMBERS = {
        "0",
        "-0",
        "12",
        "1.10",
        "-3.500",
        "1e5",
        "1E+07",
        "2.5e-30",
        "9007199254740993",
        "123456789012345678901234567890"
    };
    private static final String[] PIECES = {
        "a",
        " ",
        "  ",
        "\\\"",
        "\\\\",
        "\\/",
        "\\n",
        "\\u0000",
        "\\u00e9",
        "\\ud83d\\ude00",
        "é",
        "漢",
        "😀",
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\\\\\\\"",
        "\u2028"
    };
    private static final String[] SPACES = {"", "", " ", "\n", "\r\n  ", "\t", "\n        "};

    private final ObjectReader reader = new ObjectReader(Streams.things());

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void onlyWhitespaceBetweenTokensGoes(long seed) throws Exception {
        Maker maker = new Maker(new Random(seed));
        maker.listOf(1 + (int) (seed % 5));

        ListPage page = reader.page(maker.spaced.toString().getBytes(StandardCharsets.UTF_8));

        assertThat(page.objects()).extracting(StripeObject::raw).containsExactlyElementsOf(maker.objects);
        assertThat(page.objects())
                .extracting(object -> Streams.value(object, "extra"))
                .containsExactlyElementsOf(maker.extras);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void eventsKeepTheTextOfTheirObjects(long seed) throws Exception {
        Maker maker = new Maker(new Random(seed));
        maker.eventsOf(1 + (int) (seed % 5));

        EventPage page = new EventPageReader().read(maker.spaced.toString().getBytes(StandardCharsets.UTF_8));

        assertThat(page.events()).extracting(StripeEvent::object).containsExactlyElementsOf(maker.objects);
        assertThat(page.events()).extracting(StripeEvent::previousAttributes).containsExactlyElementsOf(maker.extras);
    }

    /** Writes a document spaced at random, and notes the compact texts of what is to come out of it. */
    private static final class Maker {
        final StringBuilder spaced = new StringBuilder();
        final List<String> objects = new ArrayList<>();
        final List<String> extras = new ArrayList<>();
        private final StringBuilder compact = new StringBuilder();
        private final Random random;

        Maker(Random random) {
            this.random = random;
        }

        void listOf(int count) {
            token("{")
                    .token("\"has_more\"")
                    .token(":")
                    .token("false")
                    .token(",")
                    .token("\"data\"")
                    .token(":")
                    .token("[");
            for (int i = 0; i < count; i++) {
                token(i == 0 ? "" : ",");
                objects.add(written(() -> object(3)));
            }
            token("]").token("}");
        }

        void eventsOf(int count) {
            token("{")
                    .token("\"has_more\"")
                    .token(":")
                    .token("false")
                    .token(",")
                    .token("\"data\"")
                    .token(":")
                    .token("[");
            for (int i = 0; i < count; i++) {
                token(i == 0 ? "" : ",")
                        .token("{\"id\":\"evt_1\",\"created\":1,\"type\":\"t\",\"livemode\":true,\"data\"");
                token(":").token("{").token("\"previous_attributes\"").token(":");
                extras.add(written(() -> container(2)));
                token(",").token("\"object\"").token(":");
                objects.add(written(() -> plainObject(3)));
                token("}").token("}");
            }
            token("]").token("}");
        }

        private String written(Runnable writer) {
            int start = compact.length();
            writer.run();
            return compact.substring(start);
        }

        private void object(int depth) {
            token("{").token("\"id\"").token(":").token("\"th_1\"");
            members(depth);
            token(",").token("\"extra\"").token(":");
            extras.add(written(() -> value(depth)));
            members(depth);
            token("}");
        }

        private void plainObject(int depth) {
            token("{").token("\"id\"").token(":").token("\"th_1\"");
            members(depth);
            token("}");
        }

        private void members(int depth) {
            for (int i = random.nextInt(4); i > 0; i--) {
                token(",").token("\"x" + string().substring(1)).token(":");
                value(depth);
            }
        }

        private void value(int depth) {
            switch (random.nextInt(depth > 0 ? 8 : 5)) {
                case 0 -> token("true");
                case 1 -> token("false");
                case 2 -> token(NUMBERS[random.nextInt(NUMBERS.length)]);
                case 3, 4 -> token(string());
                default -> container(depth - 1);
            }
        }

        private void container(int depth) {
            boolean list = extras.size() % 2 == 0 && depth < 2;
            token(list ? "[" : "{");
            int count = random.nextInt(4);
            for (int i = 0; i < count; i++) {
                token(i == 0 ? "" : ",");
                if (!list) {
                    token(string()).token(":");
                }
                value(depth);
            }
            token(list ? "]" : "}");
        }

        private String string() {
            StringBuilder text = new StringBuilder("\"");
            for (int i = random.nextInt(8); i > 0; i--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            return text.append('"').toString();
        }

        private Maker token(String text) {
            compact.append(text);
            spaced.append(SPACES[random.nextInt(SPACES.length)]).append(text);
            return this;
        }
    }
}
