// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

/** A client and the connections that it calls through. */
public record StripeConnection(StripeClient client, HttpTransport transport) implements AutoCloseable {

    /** Calls off everything under way; listeners hear nothing more of it once the loop is closed. Takes a second at most. */
    @Override
    public void close() {
        transport.close();
    }
}
