// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.syncengine.connect.benchmarks.measure.Figures;
import io.syncengine.connect.benchmarks.measure.SinkPhase;
import io.syncengine.connect.benchmarks.sinks.rows.RowWidth;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class LinesTest {

    @Test
    void readsAssignmentsAsTheyWereWritten() throws JsonProcessingException {
        Assignment assignment = new Assignment(
                "jdbc:postgresql://localhost/postgres",
                Map.of("table.schema", "bench"),
                RowWidth.NARROW,
                7,
                3,
                true,
                List.of(SinkPhase.INSERT, SinkPhase.REPLAY));

        assertThat(Lines.assignment(Lines.of(assignment))).isEqualTo(assignment);
    }

    @Test
    void readsFiguresAsTheyWereWrittenWithWhatIsUnknown() throws JsonProcessingException {
        List<Figures> figures =
                List.of(new Figures(SinkPhase.CHANGED, 7, 1.5, 300, Double.NaN, 12, 0.5, 1, 2, true, false));

        assertThat(Lines.figures(Lines.of(figures))).isEqualTo(figures);
    }
}
