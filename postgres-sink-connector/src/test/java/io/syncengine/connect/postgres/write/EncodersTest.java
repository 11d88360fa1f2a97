// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.postgres.config.NulCharacters;
import io.syncengine.connect.postgres.schema.ColumnType;
import io.syncengine.connect.protocol.ValueType;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HexFormat;

/** The bytes of fields; that the server reads them as they were meant is for the integration tests. */
class EncodersTest {

    private static final String NONE = "does not fit";

    private final Encoders encoders = new Encoders(new TextCleaner(NulCharacters.STRIP));

    private String encoded(FieldEncoder encoder, Object value) {
        TupleBuffer out = new TupleBuffer();
        return encoder.write(value, out) ? HexFormat.of().formatHex(out.exactArray()) : NONE;
    }

    private String encoded(ValueType type, ColumnType column, Object value) {
        return encoded(encoders.of(type, column), value);
    }

    @ParameterizedTest
    @CsvSource({
        "SMALLINT, 32767, 000000027fff",
        "SMALLINT, -32768, 000000028000",
        "SMALLINT, 32768, does not fit",
        "INTEGER, 2147483647, 000000047fffffff",
        "INTEGER, 2147483648, does not fit",
        "BIGINT, 9223372036854775807, 000000087fffffffffffffff",
        "REAL, 1, 000000043f800000",
        "DOUBLE, 1, 000000083ff0000000000000",
        "NUMERIC, 10000, 0000000a00010001000000000001",
    })
    void wholeNumbersFitByTheirSize(ColumnType column, long value, String expected) {
        assertThat(encoded(ValueType.INT64, column, value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "INTEGER, 7.0, 0000000400000007",
        "INTEGER, 7e0, 0000000400000007",
        "INTEGER, 7.5, does not fit",
        "BIGINT, 9223372036854775808, does not fit",
        "BIGINT, 1e400000, does not fit",
        "BIGINT, 1e-400000, does not fit",
        "DOUBLE, 1e400, does not fit",
        "REAL, 1e39, does not fit",
        "NUMERIC, 1e131071, 0000000a00017fff0000000003e8",
        "NUMERIC, 1e131072, does not fit",
        "NUMERIC, 1e-16384, does not fit",
        "NUMERIC, -0.00012, 0000000c0002ffff400000050001" + "07d0",
        "NUMERIC, 0.00, 000000080000000000000002",
        "NUMERIC, 12345678.9, 0000000e00030001000000010" + "4d2162e2328",
    })
    void decimalsFitByTheirSizeAndForm(ColumnType column, String value, String expected) {
        assertThat(encoded(ValueType.DECIMAL, column, new BigDecimal(value))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "INTEGER, NaN, does not fit",
        "BIGINT, 9.3e18, does not fit",
        "BIGINT, 3.0, 000000080000000000000003",
        "NUMERIC, NaN, 0000000800000000c0000000",
        "NUMERIC, Infinity, does not fit",
        "DOUBLE, Infinity, 000000087ff0000000000000",
        "REAL, -Infinity, 00000004ff800000",
    })
    void floatingPointFitsByItsForm(ColumnType column, double value, String expected) {
        assertThat(encoded(ValueType.FLOAT64, column, value)).isEqualTo(expected);
    }

    @Nested
    class Moment {

        @Test
        void isMicrosecondsSince2000() {
            assertThat(encoded(
                            ValueType.TIMESTAMP, ColumnType.TIMESTAMPTZ, Instant.parse("2000-01-01T00:00:00.000001Z")))
                    .isEqualTo("000000080000000000000001");
            assertThat(encoded(ValueType.TIMESTAMP, ColumnType.TIMESTAMP, Instant.parse("1999-12-31T23:59:59.999999Z")))
                    .isEqualTo("00000008ffffffffffffffff");
            assertThat(encoded(ValueType.DATE, ColumnType.DATE, LocalDate.of(2000, 1, 2)))
                    .isEqualTo("0000000400000001");
            assertThat(encoded(ValueType.TIME, ColumnType.TIME, LocalTime.of(0, 0, 1)))
                    .isEqualTo("0000000800000000000f4240");
        }

        @Test
        void outOfTheServersRangeDoesNotFit() {
            assertThat(encoded(ValueType.TIMESTAMP, ColumnType.TIMESTAMPTZ, Instant.MAX))
                    .isEqualTo(NONE);
            assertThat(encoded(ValueType.TIMESTAMP, ColumnType.TIMESTAMPTZ, Instant.MIN))
                    .isEqualTo(NONE);
            assertThat(encoded(ValueType.DATE, ColumnType.DATE, LocalDate.MAX)).isEqualTo(NONE);
        }

        @ParameterizedTest
        @CsvSource({
            "2000-01-01T01:00:00+01:00, 000000080000000000000000",
            "2000-01-01 00:00:00, 000000080000000000000000",
            "2000-01-01, 000000080000000000000000",
            "yesterday, does not fit",
        })
        void mayBeText(String text, String expected) {
            assertThat(encoded(ValueType.STRING, ColumnType.TIMESTAMPTZ, text)).isEqualTo(expected);
        }
    }

    @Nested
    class Documents {

        @Test
        void haveTheirVersionInFrontOfJsonb() {
            assertThat(encoded(ValueType.JSON, ColumnType.JSONB, "{}")).isEqualTo("00000003017b7d");
            assertThat(encoded(ValueType.JSON, ColumnType.JSON, "{}")).isEqualTo("000000027b7d");
        }

        @Test
        void areMadeOfTextsThatAreNone() {
            assertThat(encoded(ValueType.STRING, ColumnType.JSON, "[1]")).isEqualTo("000000035b315d");
            assertThat(encoded(ValueType.STRING, ColumnType.JSON, "a\"")).isEqualTo("0000000522615c2222");
            assertThat(encoded(ValueType.STRING, ColumnType.JSON, "1 2")).isEqualTo("000000052231203222");
            assertThat(encoded(ValueType.FLOAT64, ColumnType.JSON, Double.NaN)).isEqualTo("00000005224e614e22");
        }
    }

    @Test
    void uuidsNeedAllTheirDigits() {
        assertThat(encoded(ValueType.STRING, ColumnType.UUID, "00112233-4455-6677-8899-aabbccddeeff"))
                .isEqualTo("0000001000112233445566778899aabbccddeeff");
        assertThat(encoded(ValueType.STRING, ColumnType.UUID, "1-1-1-1-1")).isEqualTo(NONE);
    }

    @Test
    void aColumnThatTakesNoValueOfTheTypeTakesNone() {
        assertThat(encoders.of(ValueType.BOOLEAN, ColumnType.BIGINT)).isSameAs(FieldEncoder.NONE);
        assertThat(encoders.of(ValueType.BYTES, ColumnType.TEXT)).isSameAs(FieldEncoder.NONE);
    }

    @Test
    void idsAreNotCleanedSinceTwoCouldBecomeOne() {
        assertThat(encoded(encoders.key(ColumnType.TEXT), "a")).isEqualTo("0000000161");
        assertThat(encoded(encoders.key(ColumnType.TEXT), "a\0")).isEqualTo(NONE);
        assertThat(encoded(encoders.key(ColumnType.BIGINT), "12")).isEqualTo("00000008000000000000000c");
        assertThat(encoded(encoders.key(ColumnType.BIGINT), "x")).isEqualTo(NONE);
    }
}
