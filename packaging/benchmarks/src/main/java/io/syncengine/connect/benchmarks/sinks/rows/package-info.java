// SPDX-License-Identifier: Apache-2.0
/**
 * The rows that all sinks are given: the same for every run and machine. Entry: {@link
 * io.syncengine.connect.benchmarks.sinks.rows.RowSource}. Safe for any thread.
 */
@NullMarked
package io.syncengine.connect.benchmarks.sinks.rows;

import org.jspecify.annotations.NullMarked;
