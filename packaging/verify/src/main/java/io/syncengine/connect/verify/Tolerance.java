// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.verify;

import java.time.Duration;

/**
 * When a row that differs is drift. A row that differs is looked at again after a while. It is drift if Stripe's side has not
 * changed since, and the table's still is another.
 *
 * @param settle time in which a change has to arrive in the table
 * @param looks how often a row is looked at again that goes on changing; at least 1
 * @param rows most rows of each kind and stream that are looked at again; more are only counted
 * @param examples most rows of each kind and stream that are named
 */
public record Tolerance(Duration settle, int looks, int rows, int examples) {

    public static Tolerance usual() {
        return new Tolerance(Duration.ofSeconds(60), 3, 1_000, 10);
    }
}
