// SPDX-License-Identifier: Apache-2.0
/**
 * How values become cells: {@code CellMapper} by the rules of {@code CellRules}. Text stays text, whatever it starts with;
 * what a cell cannot hold is made to fit or refused. Knows neither Connect nor Google. For one thread.
 */
@NullMarked
package io.syncengine.connect.sheets.cells;

import org.jspecify.annotations.NullMarked;
