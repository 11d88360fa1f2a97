// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import org.apache.kafka.common.config.AbstractConfig;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How much of Stripe's capacity is used, and what happens when calls fail.
 *
 * @param rate calls a second over all tasks; empty: by the account's mode
 * @param endpointRate calls a second to one endpoint; empty: derived from {@code rate}
 * @param endpointRates the same by route, where it is set for single endpoints
 * @param maxInFlight calls under way in a task
 * @param maxInFlightPerEndpoint calls to one endpoint under way in a task
 * @param retryDuration after which time a call is given up; empty: never
 */
public record LimitSettings(
        OptionalInt rate,
        OptionalInt endpointRate,
        Map<String, Integer> endpointRates,
        int maxInFlight,
        int maxInFlightPerEndpoint,
        Duration requestTimeout,
        Duration connectTimeout,
        Duration backoff,
        Duration maxBackoff,
        Optional<Duration> retryDuration,
        StreamErrorPolicy errorPolicy) {

    /** Usual pause before a second attempt at most. */
    public static final Duration BACKOFF = Duration.ofMillis(500);

    /** Usual pause before any attempt at most. */
    public static final Duration MAX_BACKOFF = Duration.ofSeconds(32);

    /** About half of what Stripe allows: the other half is for the account's own use. */
    private static final int LIVE_RATE = 50;

    private static final int TEST_RATE = 12;

    public LimitSettings {
        endpointRates = Map.copyOf(endpointRates);
    }

    static LimitSettings of(AbstractConfig config) {
        long giveUp = config.getLong(LimitKeys.RETRY_DURATION_CONFIG);
        return new LimitSettings(
                positive(config.getInt(LimitKeys.RATE_CONFIG)),
                positive(config.getInt(LimitKeys.ENDPOINT_RATE_CONFIG)),
                EndpointRates.of(config.originals()),
                config.getInt(LimitKeys.INFLIGHT_CONFIG),
                config.getInt(LimitKeys.ENDPOINT_INFLIGHT_CONFIG),
                Duration.ofMillis(config.getInt(LimitKeys.REQUEST_TIMEOUT_CONFIG)),
                Duration.ofMillis(config.getInt(LimitKeys.CONNECT_TIMEOUT_CONFIG)),
                Duration.ofMillis(config.getLong(LimitKeys.BACKOFF_CONFIG)),
                Duration.ofMillis(config.getLong(LimitKeys.MAX_BACKOFF_CONFIG)),
                giveUp == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(giveUp)),
                StreamErrorPolicy.ofCode(config.getString(LimitKeys.ERROR_POLICY_CONFIG)));
    }

    /**
     * Calls a second that an account allows.
     *
     * @param live whether the key is one of live mode
     */
    public int callsPerSecond(boolean live) {
        return rate.orElse(live ? LIVE_RATE : TEST_RATE);
    }

    private static OptionalInt positive(int value) {
        return value == 0 ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
