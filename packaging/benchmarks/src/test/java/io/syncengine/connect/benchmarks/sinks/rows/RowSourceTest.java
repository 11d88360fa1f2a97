// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.sinks.rows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.syncengine.connect.benchmarks.measure.SinkPhase;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

class RowSourceTest {

    private static Struct value(RowWidth width, SinkPhase phase, int row) {
        return (Struct)
                new RowSource(width).records(phase, row, row + 1, 0).get(0).value();
    }

    @ParameterizedTest
    @EnumSource(RowWidth.class)
    void makesTheSameRecordsEachTime(RowWidth width) {
        List<SinkRecord> once = new RowSource(width).records(SinkPhase.CHANGED, 0, 50, 7);

        assertThat(new RowSource(width).records(SinkPhase.CHANGED, 0, 50, 7)).isEqualTo(once);
    }

    @Test
    void repeatsWhatTheLastPhaseBroughtAndChangesATenth() {
        for (int row = 0; row < 30; row++) {
            Struct updated = value(RowWidth.WIDE, SinkPhase.UPDATE, row);

            assertThat(value(RowWidth.WIDE, SinkPhase.REPLAY, row)).isEqualTo(updated);
            assertThat(value(RowWidth.WIDE, SinkPhase.CHANGED, row).equals(updated))
                    .isEqualTo(row % 10 != 0);
            assertThat(value(RowWidth.WIDE, SinkPhase.INSERT, row)).isNotEqualTo(updated);
        }
    }

    @Test
    void deletesOneRowOfAHundredByATombstoneOfANewerVersion() {
        List<SinkRecord> records = new RowSource(RowWidth.WIDE).records(SinkPhase.DELETES, 0, 200, 0);

        assertThat(records.stream().filter(record -> record.value() == null)).hasSize(2);
        assertThat(records.get(3).timestamp())
                .isGreaterThan(new RowSource(RowWidth.WIDE)
                        .records(SinkPhase.CHANGED, 3, 4, 0)
                        .get(0)
                        .timestamp());
    }

    @Test
    void carriesAnObjectOfTheSizeOfACharge() throws JsonProcessingException {
        String wide = value(RowWidth.WIDE, SinkPhase.INSERT, 12_345).getString("_raw_data");
        String narrow = value(RowWidth.NARROW, SinkPhase.INSERT, 12_345).getString("_raw_data");

        JsonNode charge = new ObjectMapper().readTree(wide);
        assertThat(charge.get("amount").longValue()).isEqualTo(RowSource.amount(12_345, 0));
        assertThat(wide.length()).isBetween(2_300, 2_600);
        assertThat(narrow.length()).isBetween(50, 70);
    }
}
