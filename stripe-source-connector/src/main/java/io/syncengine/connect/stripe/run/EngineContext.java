// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.api.StripeClient;
import io.syncengine.connect.stripe.api.StripeClock;
import io.syncengine.connect.stripe.config.StreamErrorPolicy;
import io.syncengine.connect.stripe.config.TaskConfig;
import io.syncengine.connect.stripe.events.SyncRules;
import io.syncengine.connect.stripe.loop.AccountLoop;
import io.syncengine.connect.stripe.metrics.AccountMetrics;
import io.syncengine.connect.stripe.spec.StreamRegistry;

import java.util.Optional;

/**
 * Everything that the engine of one account works with. The engine owns none of it: who made it closes it, after the
 * engine.
 *
 * @param loop the engine runs on it and nowhere else
 * @param client calls to the account, made on the loop
 * @param clock the clock that the client sets by each answer
 * @param config the task's settings and streams
 * @param connected the connected account to read; empty: the key's own
 * @param registry all streams that there are, and what event types mean
 * @param rules values of the ordering rules; {@link SyncRules#of} for those of the settings
 * @param offsets where to begin
 * @param queue where batches go
 */
public record EngineContext(
        AccountLoop loop,
        StripeClient client,
        StripeClock clock,
        TaskConfig config,
        Optional<String> connected,
        StreamRegistry registry,
        SyncRules rules,
        AccountMetrics metrics,
        OffsetSource offsets,
        QueueLane queue) {

    /** What happens when Stripe refuses a stream for an unknown reason: of a connected account it never ends the task. */
    StreamErrorPolicy errorPolicy() {
        return connected.isPresent()
                ? StreamErrorPolicy.SKIP
                : config.connector().limits().errorPolicy();
    }
}
