// SPDX-License-Identifier: Apache-2.0
/**
 * What a backfill costs on this machine: the component archives on a worker in a JVM of its own, between a simulated Stripe
 * and a PostgreSQL, each in processes of their own. Entry: {@link io.syncengine.connect.benchmarks.BackfillBenchmark}.
 * Single-threaded.
 */
@NullMarked
package io.syncengine.connect.benchmarks;

import org.jspecify.annotations.NullMarked;
