// SPDX-License-Identifier: Apache-2.0
/**
 * Which offsets may be committed: {@code OffsetTracker} knows the records that are still on their way. Filled by the
 * task's thread, told of ends by the writer's.
 */
@NullMarked
package io.syncengine.connect.sheets.offsets;

import org.jspecify.annotations.NullMarked;
