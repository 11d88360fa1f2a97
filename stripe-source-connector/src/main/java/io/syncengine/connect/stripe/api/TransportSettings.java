// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import io.syncengine.connect.stripe.network.NetworkSettings;
import org.apache.kafka.common.config.types.Password;

import java.time.Duration;

/**
 * How Stripe is called. The key prints as {@code [hidden]}.
 *
 * @param baseUrl without a slash at its end
 * @param network how the worker is left
 * @param requestTimeout how long to wait for the next byte of an answer
 * @param maxInFlight calls at a time, at most
 */
record TransportSettings(
        String baseUrl,
        Password apiKey,
        String apiVersion,
        NetworkSettings network,
        Duration requestTimeout,
        Duration connectTimeout,
        int maxInFlight) {}
