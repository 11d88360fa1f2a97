// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.replay;

import io.syncengine.connect.cli.outcome.CommandFailure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * How far back a source goes for events: where a position is older, it takes the events for dropped and lists the stream
 * again.
 *
 * @param gap age of the oldest position that it goes on from
 */
public record EventReach(Duration gap) {

    private static final String SETTING = "events.max.gap.ms";

    /** What the source's setting says unless it is set. */
    private static final Duration DEFAULT = Duration.ofDays(29);

    /** What stopping the connector and starting it again may take. */
    private static final Duration MARGIN = Duration.ofMinutes(10);

    /** Reads it from the settings of a source; a reference to a value elsewhere counts as the default. */
    public static EventReach of(Map<String, String> settings) {
        String value = settings.getOrDefault(SETTING, "").strip();
        return new EventReach(value.matches("\\d{1,12}") ? Duration.ofMillis(Long.parseLong(value)) : DEFAULT);
    }

    /** @throws CommandFailure if the source would list again instead of reading events from that moment on */
    public void require(Instant since, Clock clock) throws CommandFailure {
        Instant oldest = clock.instant().minus(gap).plus(MARGIN);
        if (since.isBefore(oldest)) {
            throw CommandFailure.of("the source goes back to " + Instant.ofEpochSecond(oldest.getEpochSecond())
                    + " for events (" + SETTING
                    + "; Stripe keeps them for 30 days). What is older comes by listing again:"
                    + " stripe-sync offsets reset NAME --stream STREAM");
        }
    }
}
