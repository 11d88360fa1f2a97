// SPDX-License-Identifier: Apache-2.0
/**
 * Metrics by whatever the worker offers: its own registry from Connect 4.1 on, MBeans of our own below. Entry types are
 * {@code Metrics}, which chooses, and {@code MetricsRegistry}. Registries and counters are safe for any thread; values of
 * gauges are read on the threads of whoever looks.
 */
@NullMarked
package io.syncengine.connect.support.metrics;

import org.jspecify.annotations.NullMarked;
