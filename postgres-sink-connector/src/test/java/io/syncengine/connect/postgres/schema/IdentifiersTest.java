// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

class IdentifiersTest {

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    @Nested
    class Quoting {

        @ParameterizedTest
        @CsvSource({"charges,\"charges\"", "a b,\"a b\"", "Ünïcode,\"Ünïcode\"", "a.b,\"a.b\"", "select,\"select\""})
        void keepsTheNameAsItIs(String name, String quoted) {
            assertThat(Identifiers.quote(name)).isEqualTo(quoted);
        }

        @Test
        void doublesQuotes() {
            assertThat(Identifiers.quote("a\"; DROP TABLE b; --")).isEqualTo("\"a\"\"; DROP TABLE b; --\"");
        }

        @Test
        void quotesSchemaAndNameApart() {
            assertThat(Identifiers.quote("my.schema", "my.table")).isEqualTo("\"my.schema\".\"my.table\"");
        }
    }

    @Nested
    class Length {

        @Test
        void keeps63Bytes() {
            assertThat(Identifiers.fit("a".repeat(63))).isEqualTo("a".repeat(63));
        }

        @Test
        void cuts64And65BytesToNamesOf63() {
            String cut64 = Identifiers.fit("a".repeat(64));
            String cut65 = Identifiers.fit("a".repeat(65));

            assertThat(cut64).isEqualTo("a".repeat(54) + "_hffe054f");
            assertThat(cut65).isEqualTo("a".repeat(54) + "_h635361c");
            assertThat(bytes(cut64)).isEqualTo(Identifiers.MAX_BYTES);
        }

        @Test
        void countsBytesNotCharacters() {
            String twoBytesEach = "é".repeat(31);

            assertThat(Identifiers.fit(twoBytesEach + "x")).isEqualTo(twoBytesEach + "x");
            assertThat(Identifiers.fit(twoBytesEach + "xy")).startsWith("é".repeat(27) + "_h");
        }

        @ParameterizedTest
        @ValueSource(strings = {"é", "€", "😀", "a😀", "ab€"})
        void cutsBetweenCharacters(String unit) {
            for (int repeats = 13; repeats < 70; repeats++) {
                String text = unit.repeat(repeats);
                String name = Identifiers.fit(text);

                assertThat(bytes(name)).isLessThanOrEqualTo(Identifiers.MAX_BYTES);
                assertThat(name).isEqualTo(new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
                if (bytes(text) > Identifiers.MAX_BYTES) {
                    String head = name.substring(0, name.length() - "_h1234567".length());
                    assertThat(text).startsWith(head);
                    assertThat(bytes(head)).isBetween(54 - 3, 54);
                }
            }
        }

        @Test
        void tellsNamesWithEqualBeginningsApart() {
            Set<String> names = new HashSet<>();
            for (int i = 0; i < 1000; i++) {
                names.add(Identifiers.fit("customer_balance_transaction_of_the_connected_account_number_" + i));
            }

            assertThat(names).hasSize(1000);
        }

        @Test
        void cannotBeMistakenForAnUncutName() {
            String cut = Identifiers.fit("b".repeat(80));

            assertThat(Identifiers.fit(cut)).isEqualTo(cut);
        }
    }

    @Nested
    class TextsThatAreNoNames {

        @Test
        void getAHashInPlaceOfWhatPostgresCannotHold() {
            assertThat(Identifiers.fit("")).isEqualTo("_he3b0c44");
            assertThat(Identifiers.fit("a\0b")).matches("ab_h[0-9a-f]{7}");
            assertThat(Identifiers.fit("a\ud800b")).matches("ab_h[0-9a-f]{7}");
            assertThat(Identifiers.fit("a\0b")).isNotEqualTo(Identifiers.fit("ab\0"));
        }
    }

    @Nested
    class Columns {

        @ParameterizedTest
        @ValueSource(strings = {"amount", "src_amount", "_deleted", "Amount", "__raw_data", "src", "_updated_At"})
        void areNamedAsTheField(String field) {
            assertThat(Identifiers.column(field)).isEqualTo(field);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "_account_id",
                    "_parent_id",
                    "_raw_data",
                    "_updated_at",
                    "_synced_at",
                    "_deleted_at",
                    "_row_hash",
                    "xmin",
                    "ctid",
                    "tableoid"
                })
        void giveWayToTheSinksAndToPostgresOwn(String field) {
            assertThat(Identifiers.column(field)).isEqualTo("src_" + field);
        }

        @Test
        void areDistinctEvenForFieldsThatHaveThePrefix() {
            List<String> fields = List.of("_synced_at", "src__synced_at", "src_src__synced_at");

            assertThat(fields.stream().map(Identifiers::column))
                    .containsExactly("src__synced_at", "src_src__synced_at", "src_src_src__synced_at");
        }
    }
}
