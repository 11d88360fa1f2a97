// SPDX-License-Identifier: Apache-2.0
/**
 * Receives events over the socket of Stripe's command line, for development: no port has to be open to the outside. Stripe
 * does not document the protocol, so whatever goes wrong here costs latency only, and polling goes on. Entry type is {@code
 * SocketReceiver}; what it decides it decides on the event loop.
 */
@NullMarked
package io.syncengine.connect.stripe.websocket;

import org.jspecify.annotations.NullMarked;
