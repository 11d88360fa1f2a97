// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.metrics;

/**
 * Whose metrics they are, where the worker does not say so itself.
 *
 * @param plugin {@code stripe-source} or {@code postgres-sink}
 * @param connector name of the connector
 * @param task number of the task
 */
public record MetricsOwner(String plugin, String connector, String task) {}
