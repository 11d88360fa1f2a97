// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.stripe.run.EngineFailure;
import io.syncengine.connect.stripe.state.Phase;
import io.syncengine.connect.stripe.state.StreamOffsets;
import io.syncengine.connect.stripe.state.StreamState;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.junit.jupiter.api.Test;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class StoredOffsetsTest {

    /** What a worker's reader does, counted. */
    private static final class Reader implements OffsetStorageReader {
        private final Map<Map<String, String>, Map<String, Object>> stored = new HashMap<>();
        private int calls;

        @Override
        public <T> Map<String, Object> offset(Map<String, T> partition) {
            throw new AssertionError("one partition at a time reads the offsets topic once for each");
        }

        @Override
        public <T> Map<Map<String, T>, Map<String, Object>> offsets(Collection<Map<String, T>> partitions) {
            calls++;
            Map<Map<String, T>, Map<String, Object>> found = new HashMap<>();
            partitions.forEach(partition -> found.put(partition, stored.get(partition)));
            return found;
        }
    }

    private final Reader reader = new Reader();
    private final StoredOffsets offsets = new StoredOffsets(reader, "2026-10-28.endive");

    private void store(String stream, Map<String, Object> offset) {
        reader.stored.put(StreamOffsets.partition("acct_1", true, stream), offset);
    }

    @Test
    void areReadInOneCall() throws EngineFailure {
        store("charges", StreamOffsets.encode(Batches.AFTER));
        store("coupons", Map.of("v", 1L, "ev", 5L));
        reader.stored.put(StreamOffsets.partition("acct_2", true, "refunds"), Map.of("v", 1L));

        Map<String, StreamState> states =
                offsets.read("acct_1", true, List.of("charges", "refunds", "coupons", "customers"));

        assertThat(reader.calls).isEqualTo(1);
        assertThat(states).containsOnlyKeys("charges", "coupons").containsEntry("charges", Batches.AFTER);
        assertThat(states.get("coupons"))
                .satisfies(state -> assertThat(state.phase()).isEqualTo(Phase.LIVE))
                .satisfies(state -> assertThat(state.api()).isEqualTo("2026-10-28.endive"));
    }

    @Test
    void ofTheOtherModeStopTheTask() {
        reader.stored.put(StreamOffsets.partition("acct_1", false, "refunds"), StreamOffsets.encode(Batches.AFTER));

        assertThatThrownBy(() -> offsets.read("acct_1", true, List.of("charges", "refunds")))
                .isInstanceOf(EngineFailure.class)
                .hasMessageContaining("the key is one of live mode")
                .hasMessageContaining("offsets are those of test mode")
                .hasMessageContaining("DELETE /connectors/<name>/offsets");
    }

    @Test
    void thatCannotBeUnderstoodStopTheTaskWithTheRemedy() {
        store("charges", Map.of("v", 7L));

        assertThatThrownBy(() -> offsets.read("acct_1", true, List.of("charges")))
                .isInstanceOf(EngineFailure.class)
                .hasMessageContaining("charges")
                .hasMessageContaining("v is 7")
                .hasMessageContaining("PATCH /connectors/<name>/offsets");
    }

    @Test
    void thatTheWorkerCannotReadStopTheTaskToo() {
        OffsetStorageReader broken = new OffsetStorageReader() {
            @Override
            public <T> Map<String, Object> offset(Map<String, T> partition) {
                throw new ConnectException("unused");
            }

            @Override
            public <T> Map<Map<String, T>, Map<String, Object>> offsets(Collection<Map<String, T>> partitions) {
                throw new ConnectException("topic is gone");
            }
        };

        assertThatThrownBy(() -> new StoredOffsets(broken, "v").read("acct_1", true, List.of("charges")))
                .isInstanceOf(EngineFailure.class)
                .hasMessageContaining("topic is gone")
                .hasMessageContaining("offset.storage.topic");
    }
}
