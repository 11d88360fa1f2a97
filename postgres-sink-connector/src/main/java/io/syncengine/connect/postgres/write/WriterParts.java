// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import io.syncengine.connect.postgres.config.TaskConfig;
import io.syncengine.connect.postgres.metrics.SinkMetrics;

import java.time.Clock;
import java.util.concurrent.Executor;

/**
 * What the writers of a task share.
 *
 * @param errants where rows go that cannot be stored
 * @param encoder lays rows out, one batch after the other
 * @param clock for the age of what waits
 */
public record WriterParts(
        TaskConfig config, Session session, ErrantRows errants, SinkMetrics metrics, Executor encoder, Clock clock) {}
