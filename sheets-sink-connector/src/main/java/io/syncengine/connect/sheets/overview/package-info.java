// SPDX-License-Identifier: Apache-2.0
/**
 * What the tab for people says: {@code TabStates} knows what happened to each tab, {@code OverviewRows} makes rows of it.
 * Literals only, no formulas. Told by the task's and the writer's threads.
 */
@NullMarked
package io.syncengine.connect.sheets.overview;

import org.jspecify.annotations.NullMarked;
