// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.policy;

import java.time.Duration;

/**
 * How much, how often and how long.
 *
 * @param flushRows most rows of one write
 * @param flushBytes most bytes of one write, but that a single row may be larger
 * @param flushTimeout after which a flush that does not come through ends the task
 * @param retryMax after which a single request that is refused again and again ends the task
 * @param cells most cells of the spreadsheet, people's included
 * @param indexRows most rows of all tabs together
 * @param deletesRemembered for how long deletes are remembered in the sheet; zero for not at all
 * @param readsPerMinute of this connector; the account's other connectors have theirs
 * @param writesPerMinute as {@code readsPerMinute}
 */
public record Limits(
        int flushRows,
        long flushBytes,
        Duration flushTimeout,
        Duration retryMax,
        long cells,
        int indexRows,
        Duration deletesRemembered,
        int readsPerMinute,
        int writesPerMinute) {}
