// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code none}, {@code all}, or ids of accounts. */
final class ConnectedAccountsRule implements ConfigDef.Validator {

    private static final Pattern ID = Pattern.compile("acct_[A-Za-z0-9_]{1,250}");

    @Override
    public void ensureValid(String name, @Nullable Object value) {
        List<?> words = value instanceof List<?> list ? list : List.of();
        if (words.equals(List.of(ConnectedAccounts.NONE)) || words.equals(List.of(ConnectedAccounts.ALL))) {
            return;
        }
        if (words.isEmpty()) {
            throw new ConfigException(name + ": is empty; give none, all, or ids of connected accounts, acct_…");
        }
        Set<Object> known = new HashSet<>();
        for (Object word : words) {
            if (!ID.matcher(String.valueOf(word)).matches()) {
                throw new ConfigException(name + ": " + word
                        + " is not the id of an account, acct_…; give none, all, or" + " ids separated by commas");
            }
            if (!known.add(word)) {
                throw new ConfigException(name + ": " + word + " is given twice");
            }
        }
    }

    @Override
    public String toString() {
        return "none, all, or acct_…, acct_…";
    }
}
