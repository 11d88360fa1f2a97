// SPDX-License-Identifier: Apache-2.0
/**
 * What waits to be written: {@code RowBuffer} keeps of each key the newest row, in the order of arrival. Filled by the
 * task's thread, emptied by the writer's.
 */
@NullMarked
package io.syncengine.connect.sheets.buffer;

import org.jspecify.annotations.NullMarked;
