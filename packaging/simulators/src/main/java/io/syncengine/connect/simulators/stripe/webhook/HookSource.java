// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.webhook;

import io.syncengine.connect.simulators.stripe.data.Dataset;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Events of one account, and who is told of them.
 *
 * @param book endpoints of the account itself, or of the platform that it is connected to
 * @param sockets sessions of the same
 * @param account id of the connected account; null: the account's own events
 */
public record HookSource(
        HookBook book,
        SocketBook sockets,
        Dataset data,
        @Nullable String account) {
    /** All that something may be sent to. */
    List<HookEndpoint> endpoints() {
        List<HookEndpoint> endpoints = new ArrayList<>(book.endpoints());
        endpoints.addAll(sockets.endpoints());
        return endpoints;
    }

    boolean isOfConnected() {
        return account != null;
    }
}
