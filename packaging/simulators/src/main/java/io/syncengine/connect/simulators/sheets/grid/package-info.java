// SPDX-License-Identifier: Apache-2.0
/**
 * What a spreadsheet holds: sheets of rows of cells, developer metadata, protected ranges, and how they move when rows and
 * columns come, go and move. Entry type: {@link io.syncengine.connect.simulators.sheets.grid.Workbook}. Rows and cells are
 * immutable and shared between a workbook and its drafts; sheets are changed in drafts only.
 */
@NullMarked
package io.syncengine.connect.simulators.sheets.grid;

import org.jspecify.annotations.NullMarked;
