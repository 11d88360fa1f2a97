// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import org.apache.kafka.common.config.AbstractConfig;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What of a list is read, and how often again.
 *
 * @param backfill whether what exists already is listed
 * @param backfillFrom the first moment to list; empty: everything
 * @param maxRows rows after which a pass ends; 0: no limit
 * @param relist time after which every stream is listed again; zero: never
 * @param reconcile time between two comparisons of a stream some of whose changes send no event
 * @param window how far back those go where the list can be cut
 * @param snapshot time between two passes of a stream without events
 * @param testClocks whether the objects of test clocks are listed
 */
public record PassSettings(
        boolean backfill,
        Optional<Instant> backfillFrom,
        long maxRows,
        Duration relist,
        Duration reconcile,
        Duration window,
        Duration snapshot,
        boolean testClocks) {

    static PassSettings of(AbstractConfig config) {
        return new PassSettings(
                config.getBoolean(PassKeys.BACKFILL_CONFIG),
                moment(config.getString(PassKeys.BACKFILL_FROM_CONFIG)),
                config.getLong(PassKeys.MAX_ROWS_CONFIG),
                Duration.ofMillis(config.getLong(PassKeys.RELIST_CONFIG)),
                Duration.ofMillis(config.getLong(PassKeys.RECONCILE_CONFIG)),
                Duration.ofMillis(config.getLong(PassKeys.WINDOW_CONFIG)),
                Duration.ofMillis(config.getLong(PassKeys.SNAPSHOT_CONFIG)),
                config.getBoolean(PassKeys.TEST_CLOCKS_CONFIG));
    }

    private static Optional<Instant> moment(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Moment.parse(text));
    }
}
