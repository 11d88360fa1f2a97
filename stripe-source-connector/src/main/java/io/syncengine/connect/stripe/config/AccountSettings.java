// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import org.apache.kafka.common.config.AbstractConfig;

import java.time.Duration;

/**
 * Accounts that are read through the key of their platform.
 *
 * @param refresh time between two listings, when all are read
 */
public record AccountSettings(ConnectedAccounts connected, Duration refresh) {

    static AccountSettings of(AbstractConfig config) {
        return new AccountSettings(
                ConnectedAccounts.of(config.getList(AccountKeys.CONNECTED_CONFIG)),
                Duration.ofMillis(config.getLong(AccountKeys.REFRESH_CONFIG)));
    }
}
