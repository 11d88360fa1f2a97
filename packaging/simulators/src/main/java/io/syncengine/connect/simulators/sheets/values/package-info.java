// SPDX-License-Identifier: Apache-2.0
/**
 * Values of ranges: read as people see them or as they are, written as they are or as if typed. Entry type: {@link
 * io.syncengine.connect.simulators.sheets.values.ValueRanges}. Used within one request.
 */
@NullMarked
package io.syncengine.connect.simulators.sheets.values;

import org.jspecify.annotations.NullMarked;
