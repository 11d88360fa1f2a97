// SPDX-License-Identifier: Apache-2.0
/**
 * A simulated Stripe account: a pure function from request to answer over a clock and seeded randomness. Entry types:
 * {@link io.syncengine.connect.simulators.stripe.StripeSimulator}, and {@code http.SimulatorServer} for a socket. The
 * simulator is thread-safe by one lock and starts no thread.
 */
@NullMarked
package io.syncengine.connect.simulators.stripe;

import org.jspecify.annotations.NullMarked;
