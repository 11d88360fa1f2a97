// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.cells;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.syncengine.connect.sheets.row.CellValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

final class WireSizeTest {

    @ParameterizedTest
    @ValueSource(strings = {"plain", "{\"a\":\"b\\n\"}", "ä€\uD83D\uDE00", "tab\tline\nreturn\r", "\u0001"})
    void isThatOfTheRequest(String text) throws JsonProcessingException {
        String cell = new ObjectMapper().writeValueAsString(Map.of("userEnteredValue", Map.of("stringValue", text)));
        String row = "{\"values\":[" + cell + ",{},]},";

        assertThat(WireSize.of(List.of(CellValue.text(text), CellValue.EMPTY)))
                .isEqualTo(row.getBytes(StandardCharsets.UTF_8).length);
    }
}
