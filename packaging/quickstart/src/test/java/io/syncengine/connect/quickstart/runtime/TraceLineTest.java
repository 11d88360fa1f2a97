// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TraceLineTest {

    @Test
    void passesOverConnectsWrapping() {
        String trace = "org.apache.kafka.connect.errors.ConnectException: Exiting WorkerSinkTask due to unrecoverable"
                + " exception.\n\tat org.apache.kafka.connect.runtime.WorkerSinkTask.deliverMessages(WorkerSinkTask.java:641)\n"
                + "Caused by: org.apache.kafka.connect.errors.ConnectException: table stripe.customers: permission denied\n"
                + "\tat io.syncengine.connect.postgres.PostgresSinkTask.put(PostgresSinkTask.java:90)\n"
                + "Caused by: org.postgresql.util.PSQLException: ERROR: permission denied for schema stripe\n"
                + "\t... 10 more\n";

        assertThat(TraceLine.of(trace)).isEqualTo("table stripe.customers: permission denied");
    }

    @Test
    void namesExceptionWithoutMessage() {
        assertThat(TraceLine.of("java.lang.NullPointerException\n\tat a.B.c(B.java:1)\n"))
                .isEqualTo("NullPointerException");
    }

    @Test
    void keepsWrappingWhenThereIsNothingElse() {
        assertThat(TraceLine.of(
                        "org.apache.kafka.connect.errors.ConnectException: Tolerance exceeded in error handler\n"))
                .isEqualTo("Tolerance exceeded in error handler");
    }

    @Test
    void takesFirstLineOfWhatIsNoTrace() {
        assertThat(TraceLine.of("worker is gone\nmore")).isEqualTo("worker is gone");
        assertThat(TraceLine.of("")).isEqualTo("no reason given");
    }
}
