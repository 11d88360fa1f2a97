// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.quickstart.progress.Progress;
import io.syncengine.connect.quickstart.progress.StreamProgress;
import io.syncengine.connect.quickstart.progress.StreamProgress.Phase;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class CompletionTest {

    private static final TopicPartition CHARGES = new TopicPartition("stripe.charges", 0);
    private static final TopicPartition CUSTOMERS = new TopicPartition("stripe.customers", 0);

    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private final Completion completion = new Completion(new Completion.Positions() {
        @Override
        public Map<TopicPartition, Long> ends() {
            return ends;
        }

        @Override
        public Map<TopicPartition, Long> committed() {
            return committed;
        }
    });

    @Test
    void waitsForEveryStream() throws Exception {
        assertThat(completion.isReached(progress(Phase.LIVE, Phase.LIST))).isFalse();
        assertThat(completion.isReached(progress(Phase.LIVE, Phase.NEW))).isFalse();
        assertThat(completion.isReached(progress())).isFalse();
        assertThat(completion.missing()).isEmpty();

        assertThat(completion.isReached(progress(Phase.LIVE, Phase.SKIPPED))).isTrue();
    }

    @Test
    void waitsForTheSinkOnEveryPartition() throws Exception {
        ends.put(CHARGES, 100L);
        ends.put(CUSTOMERS, 7L);
        committed.put(CHARGES, 100L);

        assertThat(completion.isReached(progress(Phase.LIVE))).isFalse();
        assertThat(completion.missing()).hasValue(7L);

        committed.put(CUSTOMERS, 6L);
        assertThat(completion.isReached(progress(Phase.LIVE))).isFalse();

        committed.put(CUSTOMERS, 9L);
        assertThat(completion.isReached(progress(Phase.LIVE))).isTrue();
    }

    @Test
    void isNotPutOffByWhatArrivesLater() throws Exception {
        ends.put(CHARGES, 100L);
        assertThat(completion.isReached(progress(Phase.LIVE))).isFalse();

        ends.put(CHARGES, 500L);
        committed.put(CHARGES, 100L);

        assertThat(completion.isReached(progress(Phase.LIVE))).isTrue();
    }

    private static Progress progress(Phase... phases) {
        List<StreamProgress> streams = new ArrayList<>();
        for (Phase phase : phases) {
            streams.add(new StreamProgress("stream" + streams.size(), phase, 1, 0, ""));
        }
        return new Progress(Duration.ZERO, streams, Map.of(), Map.of());
    }
}
