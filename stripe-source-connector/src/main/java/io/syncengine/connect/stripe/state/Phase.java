// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.state;

/**
 * Where a stream is in its life. LIST and LIVE both follow events; in LIST a full pass is under way, in LIVE at most one
 * over a recent part of the list.
 */
public enum Phase {
    NEW,
    LIST,
    LIVE,
    SKIPPED
}
