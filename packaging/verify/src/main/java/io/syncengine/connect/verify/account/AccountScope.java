// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.verify.account;

import org.jspecify.annotations.Nullable;

/**
 * An account whose rows are read.
 *
 * @param id {@code acct_…}
 * @param isOwn whether it is the key's own; else it is connected to that
 */
public record AccountScope(String id, boolean isOwn) {

    /** What to say in calls. */
    @Nullable
    String header() {
        return isOwn ? null : id;
    }
}
