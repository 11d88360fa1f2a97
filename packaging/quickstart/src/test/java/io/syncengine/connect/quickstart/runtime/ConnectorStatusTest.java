// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ConnectorStatusTest {

    @Test
    void runsOnlyWithRunningTasks() throws Exception {
        assertThat(status("RUNNING", "{\"id\":0,\"state\":\"RUNNING\",\"worker_id\":\"w\"}")
                        .isRunning())
                .isTrue();
        assertThat(status("RUNNING", "").isRunning()).isFalse();
        assertThat(status("RUNNING", "{\"id\":0,\"state\":\"RUNNING\"},{\"id\":1,\"state\":\"UNASSIGNED\"}")
                        .isRunning())
                .isFalse();
    }

    @Test
    void failsWithOneFailedTask() throws Exception {
        ConnectorStatus status = status(
                "RUNNING",
                "{\"id\":0,\"state\":\"FAILED\",\"trace\":\"org.apache.kafka.connect.errors.ConnectException: key refused\\n\\tat x\"}");

        assertThat(status.isFailed()).isTrue();
        assertThat(status.failure()).hasValue("key refused");
    }

    @Test
    void givesNoReasonWhileNothingFailed() throws Exception {
        assertThat(status("RUNNING", "{\"id\":0,\"state\":\"RUNNING\"}").failure())
                .isEmpty();
        assertThat(ConnectorStatus.UNKNOWN.failure()).isEmpty();
    }

    private static ConnectorStatus status(String state, String tasks) throws Exception {
        return ConnectorStatus.of(new ObjectMapper()
                .readTree("{\"name\":\"a\",\"connector\":{\"state\":\"" + state + "\",\"worker_id\":\"w\"},\"tasks\":["
                        + tasks + "],\"type\":\"source\"}"));
    }
}
