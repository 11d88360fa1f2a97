// SPDX-License-Identifier: Apache-2.0
/**
 * What a benchmark prints, in Markdown. Entry: {@link io.syncengine.connect.benchmarks.report.Report}. Safe for any thread.
 */
@NullMarked
package io.syncengine.connect.benchmarks.report;

import org.jspecify.annotations.NullMarked;
