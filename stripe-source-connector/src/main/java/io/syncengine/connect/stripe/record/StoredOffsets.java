// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.record;

import io.syncengine.connect.stripe.run.EngineFailure;
import io.syncengine.connect.stripe.run.OffsetSource;
import io.syncengine.connect.stripe.state.StreamOffsets;
import io.syncengine.connect.stripe.state.StreamState;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.storage.OffsetStorageReader;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The offsets that the worker keeps. Blocks while it reads them. */
public final class StoredOffsets implements OffsetSource {

    private final OffsetStorageReader reader;
    private final String apiVersion;

    /** @param apiVersion version to assume where an offset, written by a person, names none */
    public StoredOffsets(OffsetStorageReader reader, String apiVersion) {
        this.reader = reader;
        this.apiVersion = apiVersion;
    }

    @Override
    public Map<String, StreamState> read(String account, boolean livemode, Collection<String> streams)
            throws EngineFailure {
        Map<String, Map<String, String>> partitions = new LinkedHashMap<>();
        streams.forEach(stream -> partitions.put(stream, StreamOffsets.partition(account, livemode, stream)));
        List<Map<String, String>> otherMode = streams.stream()
                .map(stream -> StreamOffsets.partition(account, !livemode, stream))
                .toList();
        List<Map<String, String>> all = new ArrayList<>(partitions.values());
        all.addAll(otherMode);
        Map<Map<String, String>, Map<String, Object>> offsets = load(all);
        refuseOtherMode(otherMode, offsets, livemode);
        Map<String, StreamState> states = new LinkedHashMap<>();
        for (Map.Entry<String, Map<String, String>> entry : partitions.entrySet()) {
            Optional<Map<String, Object>> offset = Optional.ofNullable(offsets.get(entry.getValue()));
            if (offset.isPresent()) {
                states.put(entry.getKey(), decode(entry.getValue(), offset.get()));
            }
        }
        return states;
    }

    /** Live and test mode share the account's id: only the offsets tell that a key of the other mode has come in. */
    private static void refuseOtherMode(
            List<Map<String, String>> otherMode,
            Map<Map<String, String>, Map<String, Object>> offsets,
            boolean livemode)
            throws EngineFailure {
        for (Map<String, String> partition : otherMode) {
            if (offsets.get(partition) != null) {
                throw new EngineFailure("the key is one of " + mode(livemode)
                        + " mode, but this connector's offsets are those of " + mode(!livemode) + " mode, as that of "
                        + partition
                        + ": rows of both must not share topics. Give back a key of " + mode(!livemode)
                        + " mode, or sync " + mode(livemode)
                        + " mode by a connector of another name and topic.prefix; to go on with this one, delete its"
                        + " offsets with DELETE /connectors/<name>/offsets and its topics");
            }
        }
    }

    private static String mode(boolean livemode) {
        return livemode ? "live" : "test";
    }

    /** In one call: each one may read the offsets topic to its end. */
    private Map<Map<String, String>, Map<String, Object>> load(Collection<Map<String, String>> partitions)
            throws EngineFailure {
        try {
            return reader.offsets(partitions);
        } catch (ConnectException e) {
            throw new EngineFailure(
                    "the worker cannot read the connector's offsets: " + e.getMessage()
                            + "; check the worker's offset.storage.topic, then restart the task",
                    e);
        }
    }

    private StreamState decode(Map<String, String> partition, Map<String, Object> offset) throws EngineFailure {
        try {
            return StreamOffsets.decode(offset, apiVersion);
        } catch (IllegalArgumentException e) {
            throw new EngineFailure(
                    "the offset of partition " + partition + " cannot be understood: " + e.getMessage()
                            + "; stop the connector, correct it or set it to null with PATCH /connectors/<name>/offsets,"
                            + " and resume",
                    e);
        }
    }
}
