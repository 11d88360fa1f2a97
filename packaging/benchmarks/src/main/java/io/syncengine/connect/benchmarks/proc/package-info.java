// SPDX-License-Identifier: Apache-2.0
/**
 * CPU time and memory of other processes, as Linux shows them below {@code /proc}; unknown elsewhere. Entry: {@link
 * io.syncengine.connect.benchmarks.proc.ProcessTable}. Safe for any thread.
 */
@NullMarked
package io.syncengine.connect.benchmarks.proc;

import org.jspecify.annotations.NullMarked;
