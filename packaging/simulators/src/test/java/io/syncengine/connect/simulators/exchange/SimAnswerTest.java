// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SimAnswerTest {

    @Test
    void replacesAHeaderWhateverItsCase() {
        SimAnswer answer = SimAnswer.json(200, "{}").with("Request-Id", "req_1").with("request-id", "req_2");

        assertThat(answer.headers()).containsEntry("request-id", "req_2").doesNotContainKey("Request-Id");
        assertThat(answer.header("REQUEST-ID")).hasValue("req_2");
        assertThat(answer.without("Request-ID").header("request-id")).isEmpty();
    }

    @Test
    void tellsItsKindOfContent() {
        assertThat(SimAnswer.json(200, "{}").header("content-type")).hasValue("application/json");
        assertThat(SimAnswer.html(503, "<html>").header("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(SimAnswer.html(503, "<html>").isSuccess()).isFalse();
    }

    @Test
    void keepsTheBodyOutOfItsText() {
        assertThat(SimAnswer.json(200, "{\"email\":\"a@b\"}").toString())
                .isEqualTo("200 {Content-Type=application/json}, 15 bytes");
    }
}
