// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.verify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What a comparison found.
 *
 * @param begun when it began
 * @param ended when it ended
 * @param streams of all accounts: own account first, streams by name
 */
public record DriftReport(Instant begun, Instant ended, List<StreamDrift> streams) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    public DriftReport {
        streams = List.copyOf(streams);
    }

    /** Whether any row differs. */
    public boolean hasDrift() {
        return streams.stream().anyMatch(StreamDrift::hasDrift);
    }

    /** Whether nothing broke, so that no drift means that there is none in what Stripe shows to the key. */
    public boolean isComplete() {
        return streams.stream().noneMatch(stream -> stream.state() == StreamDrift.State.FAILED);
    }

    /** For programs: an object with {@code drift}, {@code complete} and one entry for each stream and account. */
    public String toJson() {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("drift", hasDrift());
        root.put("complete", isComplete());
        root.put("begun", begun.toString());
        root.put("ended", ended.toString());
        ArrayNode list = root.putArray("streams");
        streams.forEach(stream -> put(stream, list.addObject()));
        return root.toString();
    }

    private static void put(StreamDrift stream, ObjectNode node) {
        node.put("stream", stream.stream());
        node.put("account", stream.account());
        node.put("state", stream.state().name().toLowerCase(Locale.ROOT));
        if (stream.reason() != null) {
            node.put("reason", stream.reason());
        }
        if (stream.state() != StreamDrift.State.COMPARED) {
            return;
        }
        node.put("account_rows", stream.accountRows());
        node.put("table_rows", stream.tableRows());
        node.put("account_hash", Long.toHexString(stream.accountHash()));
        node.put("table_hash", Long.toHexString(stream.tableHash()));
        node.put("compares_contents", stream.comparesContents());
        node.put("compares_extras", stream.comparesExtras());
        node.put("unsettled", stream.unsettled());
        for (DriftKind kind : DriftKind.values()) {
            Drift drift = stream.drift(kind);
            ObjectNode found = node.putObject(kind.code());
            found.put("confirmed", drift.confirmed());
            found.put("unchecked", drift.unchecked());
            ArrayNode examples = found.putArray("examples");
            for (Drift.Example example : drift.examples()) {
                ObjectNode row = examples.addObject();
                row.put("id", example.id());
                if (kind == DriftKind.STALE) {
                    ArrayNode members = row.putArray("members");
                    example.members().forEach(members::add);
                }
            }
        }
    }
}
