// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.progress;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How far one stream is, from the offset that the source committed for it.
 *
 * @param stream its name
 * @param phase NEW, LIST, LIVE or SKIPPED
 * @param rows emitted in the current pass
 * @param share of the list that is read, 0 to 1; a list that cannot be cut into ranges is 0 until it is read
 * @param note why it is skipped, or its last error; empty when there is neither
 */
public record StreamProgress(String stream, Phase phase, long rows, double share, String note) {

    /** Where a stream is in its life, in the source's words. */
    public enum Phase {
        NEW,
        LIST,
        LIVE,
        SKIPPED
    }

    /** A selected stream of which nothing has been committed yet. */
    public static StreamProgress unknown(String stream) {
        return new StreamProgress(stream, Phase.NEW, 0, 0, "");
    }

    /**
     * Reads an offset in the form that the source documents.
     *
     * @param partition of the source: account, livemode, stream
     * @param offset its position; unknown fields do not matter
     */
    public static StreamProgress of(JsonNode partition, JsonNode offset) {
        Phase phase = phase(offset.path("phase").asText());
        String note = phase == Phase.SKIPPED
                ? offset.path("reason").asText("")
                : offset.path("err").asText("");
        return new StreamProgress(
                partition.path("stream").asText(), phase, offset.path("rows").asLong(), share(phase, offset), note);
    }

    /** Whether there is nothing left to list. */
    public boolean isSettled() {
        return phase == Phase.LIVE || phase == Phase.SKIPPED;
    }

    private static Phase phase(String name) {
        for (Phase phase : Phase.values()) {
            if (phase.name().equals(name)) {
                return phase;
            }
        }
        return Phase.NEW;
    }

    private static double share(Phase phase, JsonNode offset) {
        if (phase != Phase.LIST) {
            return phase == Phase.LIVE ? 1 : 0;
        }
        return ListedShare.of(
                offset.path("lo").asLong(),
                offset.path("t0").asLong(),
                offset.path("ranges").asText("[]"));
    }
}
