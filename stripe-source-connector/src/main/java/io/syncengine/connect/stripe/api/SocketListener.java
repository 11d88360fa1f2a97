// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import java.util.OptionalInt;

/** Follows a socket. Called on the socket's own thread, by one at a time; may not block. */
public interface SocketListener {

    void opened();

    void received(String text);

    /**
     * The socket has ended or was never opened; nothing follows.
     *
     * @param refusal status with which it was refused; empty when it was not
     * @param reason for the log; no secrets
     */
    void ended(OptionalInt refusal, String reason);
}
