// SPDX-License-Identifier: Apache-2.0
/**
 * Rows into the spreadsheet: what the sheet holds is verified, then one atomic batch is planned and sent, then its answer is
 * checked. Entry type is {@code SheetWriter}; all but what says otherwise belongs to the writer's one thread.
 */
@NullMarked
package io.syncengine.connect.sheets.flush;

import org.jspecify.annotations.NullMarked;
