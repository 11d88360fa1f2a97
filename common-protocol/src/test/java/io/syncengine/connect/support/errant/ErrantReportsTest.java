// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.errant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

class ErrantReportsTest {

    private static final DataException REASON = new DataException("Record in topic t, partition 0, offset 7 is bad");

    private final SinkRecord record = new SinkRecord("t", 0, null, "a", null, "b", 7);
    private final List<SinkRecord> reported = new ArrayList<>();
    private Future<Void> answer = CompletableFuture.completedFuture(null);
    private final ErrantReports reports = new ErrantReports((bad, reason) -> {
        reported.add(bad);
        return answer;
    });

    @Test
    void goToTheWorker() {
        reports.report(record, REASON);

        assertThat(reported).containsExactly(record);
        assertThatCode(reports::awaitAll).doesNotThrowAnyException();
    }

    @Test
    void failTheTaskWhereTheWorkerTakesNone() {
        assertThatThrownBy(() -> new ErrantReports(null).report(record, REASON))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("offset 7")
                .hasMessageContaining("errors.tolerance=all");
    }

    @Test
    void thatAreLostAreNotForgotten() {
        answer = CompletableFuture.failedFuture(new IllegalStateException("no broker"));
        reports.report(record, REASON);

        assertThatThrownBy(reports::awaitAll).isInstanceOf(ConnectException.class);
        assertThatThrownBy(reports::awaitAll).isInstanceOf(ConnectException.class);
    }

    @Test
    void keepTheInterruptionOfTheThreadThatWaits() {
        answer = new CompletableFuture<>();
        reports.report(record, REASON);
        Thread.currentThread().interrupt();

        assertThatThrownBy(reports::awaitAll).isInstanceOf(ConnectException.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
