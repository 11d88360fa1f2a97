// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.api.StripeClient;
import io.syncengine.connect.stripe.api.StripeClock;
import io.syncengine.connect.stripe.config.TaskConfig;
import io.syncengine.connect.stripe.events.SyncRules;
import io.syncengine.connect.stripe.loop.EventLoop;
import io.syncengine.connect.stripe.metrics.SourceMetrics;
import io.syncengine.connect.stripe.spec.EventTypes;

/**
 * Everything that an engine works with. The engine owns none of it: who made it closes it, after the engine.
 *
 * @param loop the engine runs on it and nowhere else
 * @param client calls to the account, made on the loop
 * @param clock the clock that the client sets by each answer
 * @param config the task's settings and streams
 * @param types what event types mean
 * @param rules values of the ordering rules; {@link SyncRules#of} for those of the settings
 * @param offsets where to begin
 * @param queue where batches go, and failures
 */
public record EngineContext(
        EventLoop loop,
        StripeClient client,
        StripeClock clock,
        TaskConfig config,
        EventTypes types,
        SyncRules rules,
        SourceMetrics metrics,
        OffsetSource offsets,
        RecordQueue queue) {}
