// SPDX-License-Identifier: Apache-2.0
/**
 * Sink tasks driven as a worker drives them, without broker and worker. Entry: {@link
 * io.syncengine.connect.benchmarks.sinks.task.TaskDrive}. Single-threaded.
 */
@NullMarked
package io.syncengine.connect.benchmarks.sinks.task;

import org.jspecify.annotations.NullMarked;
