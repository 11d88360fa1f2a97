// SPDX-License-Identifier: Apache-2.0
/**
 * Stripe's rate and concurrency limits, and the log of requests that tests look into. Entry types: {@link
 * io.syncengine.connect.simulators.stripe.limits.Limiter} and {@link
 * io.syncengine.connect.simulators.stripe.limits.RequestLog}. Both are thread-safe, each by a lock of its own.
 */
@NullMarked
package io.syncengine.connect.simulators.stripe.limits;

import org.jspecify.annotations.NullMarked;
