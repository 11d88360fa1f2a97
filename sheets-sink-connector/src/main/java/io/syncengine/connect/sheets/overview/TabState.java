// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.overview;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A tab, as a person wants to know it.
 *
 * @param title as it is now
 * @param rows of the connector's
 * @param lastWrite when rows were last written; null if not since the connector started
 * @param rejected rows that could not be stored, since the connector started
 * @param overwritten rows of others that were overwritten, since the connector started
 */
public record TabState(
        String title, String stream, long rows, @Nullable Instant lastWrite, long rejected, long overwritten) {

    /** In a word or two. */
    String state() {
        if (overwritten > 0) {
            return "check: rows overwritten";
        }
        return rejected > 0 ? "check: rows rejected" : "in sync";
    }
}
