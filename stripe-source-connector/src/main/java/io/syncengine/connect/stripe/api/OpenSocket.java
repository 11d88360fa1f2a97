// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

/** A socket that is open or about to be. Safe for any thread; nothing here blocks. */
public interface OpenSocket {

    /** Sends a message when the socket is open, and after those before; drops it when the socket has ended. */
    void send(String text);

    /** Takes leave. What was to be sent before still is. */
    void end();
}
