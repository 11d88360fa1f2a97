// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * How Stripe is called. The key prints as {@code [hidden]}.
 *
 * @param baseUrl without a slash at its end
 * @param account connected account that is read through its platform's key; null: the key's own
 * @param requestTimeout how long to wait for the next byte of an answer
 * @param maxInFlight calls at a time, at most
 */
record TransportSettings(
        String baseUrl,
        Password apiKey,
        String apiVersion,
        @Nullable String account,
        Duration requestTimeout,
        Duration connectTimeout,
        int maxInFlight) {}
