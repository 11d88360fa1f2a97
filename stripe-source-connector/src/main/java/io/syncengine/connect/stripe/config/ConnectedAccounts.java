// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import java.util.List;
import java.util.TreeSet;

/**
 * Which connected accounts are read besides the key's own.
 *
 * @param all every account that is connected to the platform, now or later
 * @param ids these; empty with {@code all}
 */
public record ConnectedAccounts(boolean all, List<String> ids) {

    static final String NONE = "none";
    static final String ALL = "all";

    public ConnectedAccounts {
        ids = List.copyOf(ids);
    }

    /** @param words as {@link ConnectedAccountsRule} has accepted them */
    static ConnectedAccounts of(List<String> words) {
        if (words.equals(List.of(ALL))) {
            return new ConnectedAccounts(true, List.of());
        }
        return new ConnectedAccounts(
                false, words.equals(List.of(NONE)) ? List.of() : List.copyOf(new TreeSet<>(words)));
    }
}
