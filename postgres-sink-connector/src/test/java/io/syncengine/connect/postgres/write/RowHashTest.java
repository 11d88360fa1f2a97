// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;

class RowHashTest {

    /** Values that implementations of XXH64 agree on. */
    @ParameterizedTest
    @CsvSource(
            value = {
                "'', ef46db3751d8e999",
                "a, d24ec4f1a98c6e5b",
                "as, 1c330fb2d66be179",
                "asd, 631c37ce72a97393",
                "asdf, 415872f599cea71e",
                "Call me Ishmael. Some years ago--never mind how long precisely-, 02a2e85470d6fd96",
            })
    void isXxh64(String text, String expected) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);

        assertThat(Long.toHexString(RowHash.of(bytes, 0, bytes.length, 0)))
                .isEqualTo(expected.replaceAll("^0+(?=.)", ""));
    }

    @Test
    void dependsOnTheSeedAndNotOnThePlace() {
        byte[] bytes =
                "xxhello world, this is a row of more than thirty-two bytesyy".getBytes(StandardCharsets.US_ASCII);
        byte[] same = "hello world, this is a row of more than thirty-two bytes".getBytes(StandardCharsets.US_ASCII);

        assertThat(RowHash.of(bytes, 2, bytes.length - 4, 7)).isEqualTo(RowHash.of(same, 0, same.length, 7));
        assertThat(RowHash.of(same, 0, same.length, 7)).isNotEqualTo(RowHash.of(same, 0, same.length, 8));
    }
}
