// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.progress;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * All of a sync at one moment.
 *
 * @param elapsed since the connectors were deployed
 * @param streams every selected stream, by name; empty before the source has told which
 * @param inDatabase rows of each table that exists, by stream; an estimate of the database while it is filled
 * @param rates rows read a second of late, by stream; only of those that move
 */
public record Progress(
        Duration elapsed, List<StreamProgress> streams, Map<String, Long> inDatabase, Map<String, Double> rates) {

    public Progress {
        streams = streams.stream()
                .sorted(Comparator.comparing(StreamProgress::stream))
                .toList();
        inDatabase = Map.copyOf(inDatabase);
        rates = Map.copyOf(rates);
    }

    /** Rows read in the current passes. */
    public long rowsRead() {
        return streams.stream().mapToLong(StreamProgress::rows).sum();
    }

    /** Rows that the tables of the selected streams hold. */
    public long rowsInDatabase() {
        return streams.stream()
                .mapToLong(stream -> inDatabase.getOrDefault(stream.stream(), 0L))
                .sum();
    }

    /** Rows read a second of late. */
    public double rate() {
        return rates.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    public List<StreamProgress> in(StreamProgress.Phase phase) {
        return streams.stream().filter(stream -> stream.phase() == phase).toList();
    }

    /** Whether the selected streams are known and none of them has anything left to list. */
    public boolean isListed() {
        return !streams.isEmpty() && streams.stream().allMatch(StreamProgress::isSettled);
    }
}
