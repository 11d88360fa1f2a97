// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config.live;

import io.syncengine.connect.stripe.api.ClientContext;
import io.syncengine.connect.stripe.api.StripeClient;
import io.syncengine.connect.stripe.api.StripeClock;
import io.syncengine.connect.stripe.api.StripeConnection;
import io.syncengine.connect.stripe.config.LimitSettings;
import io.syncengine.connect.stripe.config.StripeSourceConfig;
import io.syncengine.connect.stripe.loop.TaskEventLoop;
import io.syncengine.connect.stripe.metrics.SourceMetrics;
import io.syncengine.connect.support.config.Finding;
import io.syncengine.connect.support.thread.TaskThreads;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks Stripe whether a configuration works, by the client that the engine uses, for as long as a person would wait for
 * an answer. Reads only. Its thread and connections are closed when it returns.
 */
public final class LiveConfigCheck {

    private static final Logger log = LoggerFactory.getLogger(LiveConfigCheck.class);

    /** For everything; the worker's REST request waits longer. */
    private static final Duration LIMIT = Duration.ofSeconds(8);

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);

    /** Should the loop itself be stuck. */
    private static final Duration GRACE = Duration.ofMillis(500);

    private static final int CALLS_PER_SECOND = 5;

    private final Duration limit;

    public LiveConfigCheck() {
        this(LIMIT);
    }

    LiveConfigCheck(Duration limit) {
        this.limit = limit;
    }

    /**
     * What is wrong, each on the setting to change. Takes ten seconds at most and throws nothing: a check that could not be
     * made finds nothing.
     */
    public List<Finding> check(StripeSourceConfig config) {
        TaskThreads threads = TaskThreads.named("stripe-validate", LiveConfigCheck.class);
        TaskEventLoop loop =
                new TaskEventLoop(threads, thrown -> log.warn("The configuration was not tried out", thrown));
        try (loop;
                StripeConnection connection = StripeConnection.open(hasty(config))) {
            LiveTrial trial = new LiveTrial(config, account -> client(connection, loop, account));
            loop.execute(trial::begin);
            loop.schedule(trial::timeUp, limit);
            return trial.result().get(limit.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            log.warn("The configuration was not tried out", e);
        }
        return List.of();
    }

    static StripeClient client(StripeConnection connection, TaskEventLoop loop, @Nullable String account) {
        Clock host = Clock.systemUTC();
        return connection.client(
                1,
                new ClientContext(
                        loop,
                        new StripeClock(loop::nanoTime, host.instant().getEpochSecond()),
                        host,
                        SourceMetrics.unpublished(host).newAccount(),
                        account,
                        new SplittableRandom()));
    }

    /** The same configuration with limits for a trial. */
    static StripeSourceConfig hasty(StripeSourceConfig config) {
        LimitSettings limits = config.limits();
        int rate = Math.min(CALLS_PER_SECOND, limits.rate().orElse(CALLS_PER_SECOND));
        return new StripeSourceConfig(
                config.connection(),
                config.network(),
                config.registry(),
                config.accounts(),
                config.selection(),
                config.passes(),
                config.records(),
                config.live(),
                new LimitSettings(
                        OptionalInt.of(rate),
                        OptionalInt.of(rate),
                        Map.of(),
                        limits.maxInFlight(),
                        limits.maxInFlightPerEndpoint(),
                        LIMIT,
                        CONNECT_LIMIT,
                        LimitSettings.BACKOFF,
                        LimitSettings.MAX_BACKOFF,
                        Optional.empty(),
                        limits.errorPolicy()),
                config.webhook(),
                config.validateLive(),
                config.metricsPerStream());
    }
}
