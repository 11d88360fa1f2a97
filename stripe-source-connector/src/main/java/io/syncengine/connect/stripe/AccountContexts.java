// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe;

import io.syncengine.connect.stripe.api.ClientContext;
import io.syncengine.connect.stripe.api.StripeClock;
import io.syncengine.connect.stripe.api.StripeConnection;
import io.syncengine.connect.stripe.config.LiveSettings;
import io.syncengine.connect.stripe.config.TaskConfig;
import io.syncengine.connect.stripe.events.SyncRules;
import io.syncengine.connect.stripe.loop.AccountLoop;
import io.syncengine.connect.stripe.loop.TaskEventLoop;
import io.syncengine.connect.stripe.metrics.AccountMetrics;
import io.syncengine.connect.stripe.metrics.SourceMetrics;
import io.syncengine.connect.stripe.run.EngineContext;
import io.syncengine.connect.stripe.run.OffsetSource;
import io.syncengine.connect.stripe.run.RecordQueue;

import java.time.Clock;
import java.util.Optional;
import java.util.SplittableRandom;

/** Makes what the engine of one account works with, of what all accounts of a task share. */
record AccountContexts(
        TaskConfig config,
        TaskEventLoop loop,
        StripeConnection connection,
        SourceMetrics metrics,
        OffsetSource offsets,
        RecordQueue queue) {

    /** @param connected a connected account; empty: the key's own */
    EngineContext make(Optional<String> connected) {
        Clock host = Clock.systemUTC();
        LiveSettings live = config.connector().live();
        AccountLoop accountLoop = new AccountLoop(loop, connected.orElse(null));
        StripeClock clock = new StripeClock(loop::nanoTime, host.instant().getEpochSecond());
        AccountMetrics account = metrics.newAccount();
        return new EngineContext(
                accountLoop,
                connection.client(
                        config.rateShare(),
                        new ClientContext(
                                accountLoop, clock, host, account, connected.orElse(null), new SplittableRandom())),
                clock,
                config,
                connected,
                config.connector().registry(),
                SyncRules.of(live.settle(), live.overlap(), live.wideInterval()),
                account,
                offsets,
                queue.newLane());
    }
}
