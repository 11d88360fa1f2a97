// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.connector.ConnectorContext;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

final class ConnectContextsTest {

    @Test
    void aSourceTaskReadsStoredOffsets() {
        SourceTaskContext context = new TestSourceContext(Map.of("name", "x"))
                .offset(Map.of("stream", "customers"), Map.of("v", 1L))
                .context();

        assertThat(context.configs()).containsEntry("name", "x");
        assertThat(context.offsetStorageReader().offset(Map.of("stream", "customers")))
                .containsEntry("v", 1L);
        assertThat(context.offsetStorageReader()
                        .offsets(List.of(Map.of("stream", "customers"), Map.of("stream", "none"))))
                .containsEntry(Map.of("stream", "none"), null)
                .hasSize(2);
    }

    @Test
    void aSinkTaskLeavesTraces() {
        TestSinkContext fixture = new TestSinkContext(Map.of()).withErrantRecords();
        SinkTaskContext context = fixture.context();
        TopicPartition partition = new TopicPartition("t", 0);
        SinkRecord bad = new SinkRecord("t", 0, null, null, null, null, 7);

        context.timeout(500);
        context.requestCommit();
        context.pause(partition);
        context.offset(partition, 3);
        context.offset(Map.of(new TopicPartition("t", 1), 4L));
        assertThat(context.errantRecordReporter().report(bad, new IllegalStateException("bad")))
                .isDone();

        assertThat(fixture.timeouts()).containsExactly(500L);
        assertThat(fixture.commits()).isEqualTo(1);
        assertThat(fixture.paused()).containsExactly(partition);
        assertThat(fixture.rewound()).containsEntry(partition, 3L).hasSize(2);
        assertThat(fixture.errants()).extracting(TestSinkContext.Errant::record).containsExactly(bad);
        context.resume(partition);
        assertThat(fixture.paused()).isEmpty();
    }

    @Test
    void aSinkTaskHasNoReporterUnlessErrorsAreTolerated() {
        assertThat(new TestSinkContext(Map.of()).context().errantRecordReporter())
                .isNull();
    }

    @Test
    void aConnectorLeavesTraces() {
        TestConnectorContext fixture = new TestConnectorContext();
        ConnectorContext context = fixture.sourceContext();

        context.requestTaskReconfiguration();
        context.raiseError(new IllegalStateException("over"));

        assertThat(fixture.reconfigurations()).isEqualTo(1);
        assertThat(fixture.errors()).hasSize(1);
    }
}
