// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.state;

/** Where a stream is in its life. LIST and LIVE both follow events; only LIST has ranges still to read. */
public enum Phase {
    NEW,
    LIST,
    LIVE,
    SKIPPED
}
