// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import io.syncengine.connect.stripe.loop.EventLoop;
import io.syncengine.connect.stripe.metrics.AccountMetrics;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * What a client works with, and does not own.
 *
 * @param loop calls are made and answered on it, and all waiting is done by it
 * @param clock set by the {@code Date} of each answer
 * @param host the host's clock; only to tell how far it is from Stripe's
 * @param account connected account that is read through its platform's key; null: the key's own
 * @param random spreads the pauses before further attempts; used on the loop
 */
public record ClientContext(
        EventLoop loop,
        StripeClock clock,
        Clock host,
        AccountMetrics metrics,
        @Nullable String account,
        RandomGenerator random) {}
