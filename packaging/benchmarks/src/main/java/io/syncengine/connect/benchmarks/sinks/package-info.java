// SPDX-License-Identifier: Apache-2.0
/**
 * Sinks side by side, without broker and worker: the same records through the Connect API to tasks of any class, each kind
 * in a JVM of its own, on one PostgreSQL. Entry: {@link io.syncengine.connect.benchmarks.sinks.SinkBenchmark}.
 */
@NullMarked
package io.syncengine.connect.benchmarks.sinks;

import org.jspecify.annotations.NullMarked;
