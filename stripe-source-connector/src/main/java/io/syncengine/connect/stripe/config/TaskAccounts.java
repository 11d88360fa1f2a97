// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import io.syncengine.connect.stripe.assign.TaskShare;
import org.apache.kafka.common.config.ConfigException;

import java.util.List;

/**
 * The accounts that a task reads.
 *
 * @param own whether the key's own account is among them
 * @param connected ids of connected accounts
 * @param count accounts of all tasks
 */
public record TaskAccounts(boolean own, List<String> connected, int count) {

    public TaskAccounts {
        connected = List.copyOf(connected);
    }

    /** @param dealt as in {@link TaskShare#accounts} */
    static TaskAccounts of(List<String> dealt, int count) {
        if (dealt.isEmpty()) {
            throw new ConfigException(TaskConfig.ACCOUNTS_CONFIG, dealt, "names no account");
        }
        return new TaskAccounts(
                dealt.contains(TaskShare.OWN),
                dealt.stream().filter(account -> !account.equals(TaskShare.OWN)).toList(),
                count);
    }

    /** Whether no other task reads an account. */
    boolean isAll() {
        return connected.size() + (own ? 1 : 0) == count;
    }
}
