// SPDX-License-Identifier: Apache-2.0
/**
 * Spreadsheets in the shape in which the API answers them. Entry type: {@link
 * io.syncengine.connect.simulators.sheets.answer.SpreadsheetAnswer}. Used within one request.
 */
@NullMarked
package io.syncengine.connect.simulators.sheets.answer;

import org.jspecify.annotations.NullMarked;
