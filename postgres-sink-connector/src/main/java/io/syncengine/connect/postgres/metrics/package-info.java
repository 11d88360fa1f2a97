// SPDX-License-Identifier: Apache-2.0
/**
 * What a task and its tables are doing, in numbers: {@code SinkMetrics} is a task's, and hands out {@code TableMetrics}.
 * The task's thread tells; whoever looks reads on any thread.
 */
@NullMarked
package io.syncengine.connect.postgres.metrics;

import org.jspecify.annotations.NullMarked;
