// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

final class ObjectReaderTest {

    private final ObjectReader reader = new ObjectReader(Streams.things());

    private StripeObject read(String json) throws MalformedAnswerException {
        return reader.object(json.getBytes(StandardCharsets.UTF_8));
    }

    private Object valueOf(String field, String json) throws MalformedAnswerException {
        return Streams.value(read("{\"id\": \"th_1\", \"" + field + "\": " + json + "}"), field);
    }

    @Nested
    final class AnObject {

        @Test
        void keepsItsTextButForWhitespaceBetweenTokens() throws Exception {
            StripeObject object =
                    read("{\n  \"unknown\": [ 1.10 , 1e+2 ],\r\n\t\"id\": \"th_1\",\n  \"name\": \"a \\u00e9  \\/ é\""
                            + " ,\"amount\":9007199254740993\n}\n");

            assertThat(object.raw())
                    .isEqualTo("{\"unknown\":[1.10,1e+2],\"id\":\"th_1\",\"name\":\"a \\u00e9  \\/ é\","
                            + "\"amount\":9007199254740993}");
            assertThat(Streams.value(object, "name")).isEqualTo("a é  / é");
            assertThat(Streams.value(object, "amount")).isEqualTo(9007199254740993L);
        }

        @Test
        void tellsItsPositionAndWhetherItIsDeleted() throws Exception {
            assertThat(read("{\"id\":\"th_1\",\"made\":1700000000}").position()).isEqualTo(1_700_000_000L);
            assertThat(read("{\"id\":\"th_1\",\"made\":null}").position()).isEqualTo(StripeObject.NO_POSITION);
            assertThat(read("{\"id\":\"th_1\"}").position()).isEqualTo(StripeObject.NO_POSITION);
            assertThat(read("{\"id\":\"th_1\",\"deleted\":true}").deleted()).isTrue();
            assertThat(read("{\"id\":\"th_1\",\"deleted\":\"true\"}").deleted()).isFalse();
        }

        @Test
        void leavesOutWhatItDoesNotHave() throws Exception {
            assertThat(read("{\"id\":\"th_1\"}").values())
                    .containsOnlyOnce("th_1")
                    .hasSize(8);
            assertThat(read("{\"id\":\"th_1\"}").violations()).isZero();
        }

        @Test
        void isReadFromAnEventToo() throws Exception {
            StripeObject object = reader.object("{\"id\":\"th_1\",\"name\":\"ü\"}");

            assertThat(object.raw()).isEqualTo("{\"id\":\"th_1\",\"name\":\"ü\"}");
            assertThat(Streams.value(object, "name")).isEqualTo("ü");
        }

        @Test
        void mayBeDeepAndLarge() throws Exception {
            String deep = "[".repeat(1900) + "]".repeat(1900);
            String large = "\"" + "é\\n\\\"x".repeat(40_000) + "\"";

            assertThat(valueOf("extra", deep)).isEqualTo(deep);
            assertThat(valueOf("extra", large)).isEqualTo(large);
            assertThat((String) valueOf("name", large)).hasSize(160_000);
        }

        @Test
        void isRefusedWithoutAnId() {
            assertThatThrownBy(() -> read("{\"name\":\"x\"}"))
                    .isInstanceOf(MalformedAnswerException.class)
                    .hasMessage("the answer holds an object without an id");
        }
    }

    @Nested
    final class AValue {

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                name   | "a\\u0041\\n"            | aA⏎
                amount | -12                      | -12
                amount | 12.0                     | 12
                amount | 1e3                      | 1000
                amount | 9223372036854775807      | 9223372036854775807
                amount | -9223372036854775808     | -9223372036854775808
                made   | 1700000000               | 1700000000
                rate   | 3                        | 3.0
                rate   | 0.1                      | 0.1
                live   | true                     | true
                live   | false                    | false
                ref    | "cus_1"                  | cus_1
                ref    | { "x": {"id":"no"}, "id" : "cus_2" , "y":[{"id":"no"}]} | cus_2
                extra  | { "b" : [ 1 , "x  y" ] } | {"b":[1,"x  y"]}
                extra  | "text"                   | "text"
                extra  | 1.50                     | 1.50
                extra  | false                    | false
                """)
        void isTakenAsItsType(String field, String json, String value) throws Exception {
            assertThat(valueOf(field, json)).hasToString(value.replace('⏎', '\n'));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                name   | 5
                name   | {"id":"x"}
                name   | ["x"]
                amount | 9223372036854775808
                amount | -9223372036854775809
                amount | 123456789012345678901234567890
                amount | 1.5
                amount | 1e400
                amount | 1e99999999999
                amount | "12"
                amount | [1]
                made   | {}
                rate   | 1e400
                rate   | "0.1"
                live   | 1
                live   | "true"
                ref    | 7
                ref    | {"x":1}
                ref    | {"id":7}
                ref    | ["cus_1"]
                """)
        void becomesNullAndIsCountedWhenItDoesNotFit(String field, String json) throws Exception {
            StripeObject object = read("{\"id\":\"th_1\",\"" + field + "\":" + json + ",\"extra\":[]}");

            assertThat(Streams.value(object, field)).isNull();
            assertThat(object.violations()).isEqualTo(1);
            assertThat(object.raw()).contains(json);
            assertThat(Streams.value(object, "extra")).isEqualTo("[]");
        }

        @ParameterizedTest
        @ValueSource(strings = {"name", "amount", "made", "rate", "live", "ref", "extra"})
        void mayBeNull(String field) throws Exception {
            assertThat(valueOf(field, "null")).isNull();
            assertThat(read("{\"id\":\"th_1\",\"" + field + "\":null}").violations())
                    .isZero();
        }

        @Test
        void keepsNulCharactersAndLoneSurrogates() throws Exception {
            assertThat(valueOf("name", "\"a\\u0000b\\ud800\"")).isEqualTo("a\0b\ud800");
            assertThat(valueOf("extra", "{\"a\": \"\\u0000\"}")).isEqualTo("{\"a\":\"\\u0000\"}");
        }
    }

    @Nested
    final class APage {

        private ListPage page(String json) throws MalformedAnswerException {
            return reader.page(json.getBytes(StandardCharsets.UTF_8));
        }

        @Test
        void holdsObjectsInTheirOrder() throws Exception {
            ListPage page = page("{ \"object\": \"list\", \"has_more\": true, \"url\": \"/v1/things\", \"data\": ["
                    + "{\"id\":\"th_2\", \"extra\": {\"a\": 1}}, {\"id\":\"th_1\", \"extra\": {\"a\": 2}} ] }");

            assertThat(page.objects()).extracting(StripeObject::id).containsExactly("th_2", "th_1");
            assertThat(page.objects())
                    .extracting(StripeObject::raw)
                    .last()
                    .isEqualTo("{\"id\":\"th_1\",\"extra\":{\"a\":2}}");
            assertThat(page.hasMore()).isTrue();
        }

        @Test
        void leavesOutAndCountsObjectsWithoutId() throws Exception {
            ListPage page = page("{\"data\":[{\"name\":\"x\"},{\"id\":null},{\"id\":\"\"},{\"id\":5},"
                    + "{\"id\":\"th_1\",\"amount\":\"x\"}],\"has_more\":false}");

            assertThat(page.objects()).extracting(StripeObject::id).containsExactly("th_1");
            assertThat(page.withoutId()).isEqualTo(4);
            assertThat(page.violations()).isEqualTo(1);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"data\":[]}",
                    "{\"has_more\":false}",
                    "{\"data\":{},\"has_more\":false}",
                    "{\"data\":null,\"has_more\":false}",
                    "{\"data\":[],\"has_more\":\"no\"}",
                    "{\"data\":[[]],\"has_more\":false}",
                    "{\"data\":[null],\"has_more\":false}",
                    "{\"error\":{\"message\":\"secret text\"}}"
                })
        void isRefusedWithoutWhatEveryListHas(String body) {
            assertThatThrownBy(() -> page(body)).isInstanceOf(MalformedAnswerException.class);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "null",
                    "[]",
                    "<html>secret text</html>",
                    "{\"data\":[],\"has_more\":false}x",
                    "{\"data\":[],\"has_more\":false}{}",
                    "{\"data\":[{\"id\":\"secret text\",\"unknown\":{\"a\":tru}}],\"has_more\":false}",
                    "{\"data\":[{\"id\":\"th_1\",\"unknown\":[01]}],\"has_more\":false}",
                    "{\"data\":[{\"id\":\"th_1\",\"unknown\":\"\\x\"}],\"has_more\":false}",
                    "{\"data\":[{\"id\":\"th_1\",\"unknown\":\"a\nb\"}],\"has_more\":false}",
                    "{\"data\":[{\"id\":\"th_1\",}],\"has_more\":false}"
                })
        void isRefusedWhenItIsNotJson(String body) {
            assertThatThrownBy(() -> page(body))
                    .isInstanceOf(MalformedAnswerException.class)
                    .hasMessageStartingWith("the answer ")
                    .hasMessageNotContaining("secret");
        }

        @Test
        void isRefusedWhereverItIsCutShort() {
            byte[] whole = ("{\"data\": [{\"id\": \"th_1\", \"amount\": 12, \"extra\": {\"a\": [true, \"é\"]}}], "
                            + "\"has_more\": false}")
                    .getBytes(StandardCharsets.UTF_8);
            for (int length = 0; length < whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                assertThatThrownBy(() -> reader.page(cut))
                        .as("cut after %d bytes", length)
                        .isInstanceOf(MalformedAnswerException.class);
            }
        }

        @Test
        void isRefusedInAnotherEncoding() {
            String list = "{\"data\":[{\"id\":\"th_1\"}],\"has_more\":false}";

            assertThatThrownBy(() -> reader.page(list.getBytes(StandardCharsets.UTF_16BE)))
                    .isInstanceOf(MalformedAnswerException.class);
            assertThatThrownBy(() -> reader.page(
                            "{\"data\":[{\"id\":\"é\"}],\"has_more\":false}".getBytes(StandardCharsets.ISO_8859_1)))
                    .isInstanceOf(MalformedAnswerException.class);
        }
    }
}
