// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import io.syncengine.connect.support.config.ConfigKeys;
import io.syncengine.connect.support.config.DurationMs;
import org.apache.kafka.common.config.ConfigDef;

import java.time.Duration;

/** Accounts that are read through the key of their platform. */
public final class AccountKeys {

    public static final String GROUP = "Connected accounts";

    public static final String CONNECTED_CONFIG = "stripe.connected.accounts";
    public static final String CONNECTED_DEFAULT = ConnectedAccounts.NONE;
    private static final String CONNECTED_DOC =
            "Accounts connected to yours that are read too, through the key of your platform: `none`, `all`, or their ids."
                    + " `all` also takes in accounts that are connected later, and leaves out those that are connected no"
                    + " more; the tasks restart then. Of more than 5,000, name those to be read, in several connectors. Rows of all accounts share the topics and differ by `_account_id`,"
                    + " which is part of the key. Each account has the whole rate limit. An account that cannot be read any"
                    + " more has its streams skipped, and is asked for again every hour; the others go on. There are as"
                    + " many tasks as `tasks.max` says, whole accounts to each while there are enough of them.";

    public static final String REFRESH_CONFIG = "accounts.refresh.ms";
    public static final long REFRESH_DEFAULT = 3_600_000;
    private static final String REFRESH_DOC =
            "How often the connected accounts are listed for `stripe.connected.accounts=all`, in milliseconds. One call for"
                    + " a hundred accounts.";

    private AccountKeys() {}

    static void define(ConfigDef def) {
        ConfigKeys.of(def, GROUP)
                .list(CONNECTED_CONFIG, "Connected accounts")
                .optional(CONNECTED_DEFAULT)
                .medium()
                .check(new ConnectedAccountsRule())
                .define(CONNECTED_DOC)
                .wholeNumber(REFRESH_CONFIG, "Listing interval (ms)")
                .optional(REFRESH_DEFAULT)
                .check(DurationMs.between(Duration.ofMinutes(1), Duration.ofDays(7)))
                .define(REFRESH_DOC);
    }
}
