// SPDX-License-Identifier: Apache-2.0
/**
 * What the task tells about itself: {@code SinkMetrics} publishes, {@code TabMetrics} does so for one tab. Both are told
 * by whoever does the work and may be told from any thread.
 */
@NullMarked
package io.syncengine.connect.sheets.metrics;

import org.jspecify.annotations.NullMarked;
