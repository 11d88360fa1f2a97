// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.protocol.ValueType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Optional;

class TypeMapperTest {

    @ParameterizedTest
    @CsvSource({
        "BOOLEAN, boolean",
        "INT32, integer",
        "INT64, bigint",
        "FLOAT64, double precision",
        "DECIMAL, numeric",
        "STRING, text",
        "JSON, jsonb",
        "BYTES, bytea",
        "DATE, date",
        "TIME, time",
        "TIMESTAMP, timestamptz",
        "UUID, uuid"
    })
    void makesColumnsOfTheseTypes(ValueType type, String column) {
        assertThat(TypeMapper.column(type).sqlName()).isEqualTo(column);
    }

    @ParameterizedTest
    @EnumSource(ValueType.class)
    void storesEveryValueInTheColumnMadeForIt(ValueType type) {
        assertThat(TypeMapper.fit(type, TypeMapper.column(type))).isEqualTo(Fit.YES);
        assertThat(TypeMapper.widened(TypeMapper.column(type), type)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "INT32, BIGINT, YES",
        "INT64, INTEGER, BY_VALUE",
        "INT64, NUMERIC, YES",
        "INT64, DOUBLE, BY_VALUE",
        "FLOAT64, NUMERIC, BY_VALUE",
        "FLOAT64, JSONB, BY_VALUE",
        "DECIMAL, BIGINT, BY_VALUE",
        "STRING, VARCHAR, BY_VALUE",
        "STRING, UUID, BY_VALUE",
        "STRING, JSONB, BY_VALUE",
        "STRING, OTHER, BY_VALUE",
        "STRING, BIGINT, NO",
        "JSON, JSON, YES",
        "JSON, TEXT, YES",
        "JSON, BIGINT, NO",
        "TIMESTAMP, TIMESTAMP, YES",
        "TIMESTAMP, BIGINT, NO",
        "DATE, TIMESTAMPTZ, YES",
        "BOOLEAN, INTEGER, NO",
        "BYTES, TEXT, NO",
        "UUID, TEXT, YES",
        "INT64, OTHER, NO",
        "JSON, TEXT_ARRAY, BY_VALUE",
        "STRING, BIGINT_ARRAY, BY_VALUE",
        "INT64, BIGINT_ARRAY, NO"
    })
    void bindsByTheColumnThatIsThere(ValueType type, ColumnType column, Fit fit) {
        assertThat(TypeMapper.fit(type, column)).isEqualTo(fit);
    }

    @ParameterizedTest
    @CsvSource({
        "INTEGER, INT64, BIGINT",
        "SMALLINT, INT32, INTEGER",
        "BIGINT, DECIMAL, NUMERIC",
        "BIGINT, FLOAT64, NUMERIC",
        "DOUBLE, INT64, NUMERIC",
        "REAL, FLOAT64, DOUBLE",
        "BIGINT, STRING, TEXT",
        "BOOLEAN, STRING, TEXT",
        "TIMESTAMPTZ, JSON, TEXT",
        "VARCHAR, STRING, TEXT"
    })
    void widensSoThatBothTypesFit(ColumnType column, ValueType type, ColumnType wider) {
        assertThat(TypeMapper.widened(column, type)).contains(wider);
    }

    @ParameterizedTest
    @CsvSource({"BIGINT, INT32", "JSONB, STRING", "BYTEA, STRING", "OTHER, INT64", "BIGINT, BYTES", "TEXT, BYTES"})
    void keepsTypesThatAreWideEnoughOrWouldLoseTheirMeaning(ColumnType column, ValueType type) {
        assertThat(TypeMapper.widened(column, type)).isEmpty();
    }

    @Test
    void neverWidensToATypeThatTakesLess() {
        for (ColumnType column : ColumnType.values()) {
            for (ValueType type : ValueType.values()) {
                Optional<ColumnType> wider = TypeMapper.widened(column, type);
                assertThat(wider.map(there -> TypeMapper.fit(type, there)))
                        .as("%s for %s", column, type)
                        .isIn(Optional.empty(), Optional.of(Fit.YES), Optional.of(Fit.BY_VALUE))
                        .isNotEqualTo(wider.isPresent() ? Optional.of(Fit.NO) : Optional.of(Fit.YES));
                assertThat(wider).as("%s for %s", column, type).isNotEqualTo(Optional.of(column));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ColumnType.class)
    void knowsTypesByTheirNumbers(ColumnType type) {
        assertThat(ColumnType.ofOid(type.oid())).isEqualTo(type);
        assertThat(type.isCopyable()).isEqualTo(type != ColumnType.OTHER && !type.isArray());
    }

    @Test
    void takesUnknownTypesAsOther() {
        assertThat(ColumnType.ofOid(1231)).isEqualTo(ColumnType.OTHER);
    }
}
