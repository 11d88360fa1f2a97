// SPDX-License-Identifier: Apache-2.0
/**
 * What the CPU does for each row, without broker, worker and database: records into the sink's rows and their tuples, and
 * through the JSON converter. Entry: {@link io.syncengine.connect.benchmarks.conversion.ConversionBenchmark}.
 */
@NullMarked
package io.syncengine.connect.benchmarks.conversion;

import org.jspecify.annotations.NullMarked;
