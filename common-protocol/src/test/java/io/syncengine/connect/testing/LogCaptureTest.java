// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class LogCaptureTest {

    @Test
    void keepsWhatIsLoggedWhileItIsOpen() {
        try (LogCapture logs = LogCapture.debug("capture.sample")) {
            LoggerFactory.getLogger("capture.sample.A").debug("one {}", 1);
            LoggerFactory.getLogger("capture.sample.B").warn("two", new IllegalStateException("why"));
            LoggerFactory.getLogger("capture.other").info("not ours");

            assertThat(logs.entries()).hasSize(2);
            assertThat(logs.texts("DEBUG")).containsExactly("one 1");
            assertThat(logs.text()).contains("two", "IllegalStateException: why", "LogCaptureTest");
        }
    }

    @Test
    void keepsNothingAfterwards() {
        LogCapture logs = LogCapture.debug("capture.sample");
        logs.close();

        LoggerFactory.getLogger("capture.sample.A").info("late");

        assertThat(logs.entries()).isEmpty();
    }
}
