// SPDX-License-Identifier: Apache-2.0
/**
 * What meters show over the course of a phase, and what follows from it for each row. Entry: {@link
 * io.syncengine.connect.benchmarks.measure.Course}. Single-threaded.
 */
@NullMarked
package io.syncengine.connect.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
