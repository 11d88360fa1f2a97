// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.data;

import java.time.Duration;

/**
 * A session of Stripe's command line: where its socket is.
 *
 * @param url of the socket
 * @param id lets who knows it have the account's events
 * @param feature what the socket is for, in Stripe's word; empty when the answer does not tell
 * @param reconnectDelay after which the socket is to be opened anew; zero or less when the answer does not tell
 */
public record SocketSession(String url, String id, String feature, Duration reconnectDelay) {

    /** Without the id. */
    @Override
    public String toString() {
        return "session at " + url;
    }
}
