// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart;

import io.syncengine.connect.quickstart.sync.StreamChoice;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/**
 * What a person asked for.
 *
 * @param home root of the checkout: archives are found and configurations read below it
 * @param once end when the backfill is complete
 * @param reset start over
 * @param streams what to sync
 * @param apiKey of a real account; null: a simulated one
 * @param rows objects of the simulated account; null: as before, or {@code defaultRows}
 * @param liveRate changes a second in the simulated account
 * @param databaseUrl of the database to fill; null: an embedded one
 * @param sheet spreadsheet to fill, too: an id, or empty for a simulated one; null: none
 * @param port first of the ports; null: as before, or {@code defaultPort}
 */
record QuickstartOptions(
        Path home,
        boolean once,
        boolean reset,
        StreamChoice streams,
        @Nullable String apiKey,
        @Nullable Long rows,
        long defaultRows,
        double liveRate,
        @Nullable String databaseUrl,
        @Nullable String sheet,
        @Nullable Integer port,
        int defaultPort) {

    /** Without the key and the URL, which may hold a password. */
    @Override
    public String toString() {
        return "QuickstartOptions[streams=" + streams.setting() + ", once=" + once + "]";
    }
}
