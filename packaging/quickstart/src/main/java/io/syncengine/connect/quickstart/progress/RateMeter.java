// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.progress;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows a second over the last {@link #WINDOW}. A stream that starts a new pass counts from 0 again. */
public final class RateMeter {

    /** Long enough to bridge the pauses between two commits. */
    public static final Duration WINDOW = Duration.ofSeconds(10);

    private record Sample(Duration at, Map<String, Long> rows) {}

    private final Deque<Sample> samples = new ArrayDeque<>();

    /** Takes the present counts and returns the rates, of streams that moved. */
    public Map<String, Double> rates(Duration now, List<StreamProgress> streams) {
        Map<String, Long> rows = new HashMap<>();
        streams.forEach(stream -> rows.put(stream.stream(), stream.rows()));
        samples.addLast(new Sample(now, rows));
        // One sample from before the window stays, so that the whole of it is covered.
        while (samples.size() > 2 && second().at().compareTo(now.minus(WINDOW)) <= 0) {
            samples.removeFirst();
        }
        Sample oldest = samples.getFirst();
        double seconds = now.minus(oldest.at()).toMillis() / 1000.0;
        Map<String, Double> rates = new HashMap<>();
        if (seconds <= 0) {
            return rates;
        }
        rows.forEach((stream, count) -> {
            long before = oldest.rows().getOrDefault(stream, 0L);
            if (count > before) {
                rates.put(stream, (count - before) / seconds);
            }
        });
        return rates;
    }

    private Sample second() {
        return samples.stream().skip(1).findFirst().orElseThrow();
    }
}
