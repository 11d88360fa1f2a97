// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.cli.outcome.CommandFailure;
import io.syncengine.connect.quickstart.runtime.CommittedOffset;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Positions of a source's streams, gone back so that events are read again from a moment on. A position only goes back: one
 * that went forward would pass over events. What lists have been read stays read.
 *
 * @param since the moment, in whole seconds
 * @param moved the streams that go back, in the order of their positions
 */
public record Replay(Instant since, List<Moved> moved) {

    /** Of the form of positions that is known here. */
    private static final long VERSION = 1;

    public Replay {
        moved = List.copyOf(moved);
    }

    /**
     * A stream that goes back.
     *
     * @param partition account, mode and stream
     * @param offset its new position
     * @param before up to when its events had been read
     */
    public record Moved(JsonNode partition, JsonNode offset, Instant before) {

        public String stream() {
            return partition.path("stream").asText();
        }
    }

    /**
     * Decides which streams go back. Those stay that have not come that far, and those that follow no events: not listed
     * yet, or skipped.
     *
     * @throws CommandFailure if a position is of another form than the one that is known here
     */
    public static Replay of(List<CommittedOffset> committed, Instant since) throws CommandFailure {
        List<Moved> moved = new ArrayList<>();
        for (CommittedOffset position : committed) {
            JsonNode offset = position.offset();
            if (offset.path("v").asLong() != VERSION) {
                throw CommandFailure.of("the position of "
                        + position.partition().path("stream").asText()
                        + " was written by another version of the connector: use the stripe-sync of that version");
            }
            Instant before = Instant.ofEpochSecond(offset.path("ev").asLong());
            if (isFollowed(offset) && before.isAfter(since)) {
                moved.add(new Moved(position.partition(), back(offset, since), before));
            }
        }
        return new Replay(since, moved);
    }

    private static boolean isFollowed(JsonNode offset) {
        String phase = offset.path("phase").asText("LIVE").toUpperCase(Locale.ROOT);
        return phase.equals("LIVE") || phase.equals("LIST");
    }

    private static ObjectNode back(JsonNode offset, Instant since) {
        ObjectNode back = offset.deepCopy();
        long moment = since.getEpochSecond();
        if (!back.has("pass")) {
            // As long as nothing says otherwise, a position without a list counts as one at its moment.
            back.put("pass", offset.path("t0").asLong(offset.path("ev").asLong()));
        }
        if (back.path("t0").asLong() > moment) {
            // The connector looks no further back than to where it began to follow.
            back.put("t0", moment);
        }
        back.put("ev", moment);
        // Which events shortly before are done is not known: they are read like the others.
        back.put("evids", "");
        back.put("evids_full", false);
        return back;
    }

    /** As Connect's REST API takes it. */
    public JsonNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode offsets = body.putArray("offsets");
        for (Moved stream : moved) {
            ObjectNode entry = offsets.addObject();
            entry.set("partition", stream.partition());
            entry.set("offset", stream.offset());
        }
        return body;
    }
}
