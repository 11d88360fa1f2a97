// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.support.config.Between;
import io.syncengine.connect.support.config.ConfigKeys;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Map;

final class ReferenceRenderingTest {

    private final ConfigDef def = new ConfigDef();

    @BeforeEach
    void define() {
        ConfigKeys.of(def, "Access")
                .password("token", "Token")
                .important()
                .dependents("rows")
                .define("What opens the door.");
        ConfigKeys.of(def, "Writing")
                .integer("rows", "Rows")
                .optional(5)
                .check(Between.of(1, 10))
                .define("How many rows.");
        def.defineInternal("hidden", ConfigDef.Type.STRING, "", ConfigDef.Importance.LOW);
    }

    @Test
    void settingsAreShownByGroupWithWhatTheyTake() {
        assertThat(ConfigReference.markdown(def)).isEqualTo("""

                        ## Access

                        ### `token`

                        What opens the door.

                        | type | default | takes | importance |
                        |---|---|---|---|
                        | password | **required** | any | high |

                        Governs `rows`.

                        ## Writing

                        ### `rows`

                        How many rows.

                        | type | default | takes | importance |
                        |---|---|---|---|
                        | int | `5` | 1 to 10 | low |
                        """);
    }

    @Test
    void metricsOfSeveralStreamsAreOneRow() {
        RecordingMetrics metrics = new RecordingMetrics();
        metrics.counter("rows-total", "Rows.", Map.of("stream", "a"));
        metrics.counter("rows-total", "Rows.", Map.of("stream", "b"));
        metrics.gauge("lag", "Lag.", Map.of(), () -> 1);

        assertThat(MetricsReference.markdown(metrics)).isEqualTo("""
                        | metric | tags | meaning |
                        |---|---|---|
                        | `rows-total` | stream | Rows. |
                        | `lag` |  | Lag. |
                        """);
    }
}
