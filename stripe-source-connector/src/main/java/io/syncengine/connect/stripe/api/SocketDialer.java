// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

/**
 * Opens websockets, through the same proxies and with the same trust as calls. They take nothing from the budget, and the
 * key does not travel with them. Safe for any thread.
 */
public interface SocketDialer extends AutoCloseable {

    /**
     * Opens a socket; returns at once.
     *
     * @param listener told what becomes of it
     * @throws IllegalArgumentException if the address is none
     */
    OpenSocket dial(SocketRequest request, SocketListener listener);

    /** Ends all sockets, in a second at most; listeners hear nothing of it. */
    @Override
    void close();
}
