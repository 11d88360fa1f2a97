// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import io.syncengine.connect.cli.outcome.CommandFailure;
import io.syncengine.connect.quickstart.runtime.CommittedOffset;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Positions of some streams among those of a connector. */
final class OffsetSelection {

    /** What the option that names the streams says of itself. */
    static final String STREAM = "Only of these streams. Of a sink: of the topics that end so.";

    private OffsetSelection() {}

    /**
     * Picks them, in an order that is the same each time, which Connect's answer is not.
     *
     * @param streams null or empty: all
     * @throws CommandFailure if there is no position of one of them
     */
    static List<CommittedOffset> of(List<CommittedOffset> all, String connector, @Nullable List<String> streams)
            throws CommandFailure {
        List<CommittedOffset> sorted = all.stream()
                .sorted(Comparator.comparing(offset -> offset.partition().toString()))
                .toList();
        if (streams == null || streams.isEmpty()) {
            return sorted;
        }
        List<CommittedOffset> found = new ArrayList<>();
        for (String stream : streams) {
            List<CommittedOffset> matching =
                    sorted.stream().filter(offset -> isOf(offset, stream)).toList();
            if (matching.isEmpty()) {
                throw CommandFailure.of(connector + " has no position of " + stream);
            }
            found.addAll(matching);
        }
        return found;
    }

    private static boolean isOf(CommittedOffset offset, String stream) {
        String topic = offset.partition().path("kafka_topic").asText("");
        return offset.partition().path("stream").asText("").equals(stream)
                || topic.equals(stream)
                || topic.endsWith("." + stream);
    }
}
