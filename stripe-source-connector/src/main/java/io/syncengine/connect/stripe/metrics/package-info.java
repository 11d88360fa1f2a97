// SPDX-License-Identifier: Apache-2.0
/**
 * What the source counts and shows. {@code SourceMetrics} is a task's entry: it hands out {@code StreamMetrics} and
 * {@code AccountMetrics}, which the engine tells what happens, on any thread. Values are read whenever somebody looks.
 */
@NullMarked
package io.syncengine.connect.stripe.metrics;

import org.jspecify.annotations.NullMarked;
