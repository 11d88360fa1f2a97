// SPDX-License-Identifier: Apache-2.0
/**
 * Records into rows of a sheet: {@code RecordConverter} reads a record of whatever form by the rules that both sinks share
 * and makes cells of its fields. What it refuses is refused for that record alone. For the task's thread.
 */
@NullMarked
package io.syncengine.connect.sheets.convert;

import org.jspecify.annotations.NullMarked;
