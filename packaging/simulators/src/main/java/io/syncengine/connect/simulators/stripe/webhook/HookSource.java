// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.webhook;

import io.syncengine.connect.simulators.stripe.data.Dataset;
import org.jspecify.annotations.Nullable;

/**
 * Events of one account, and who is told of them.
 *
 * @param book endpoints of the account itself, or of the platform that it is connected to
 * @param account id of the connected account; null: the account's own events
 */
public record HookSource(
        HookBook book, Dataset data, @Nullable String account) {
    boolean isOfConnected() {
        return account != null;
    }
}
