// SPDX-License-Identifier: Apache-2.0
/**
 * The routes of the Sheets API: what a request means, whom it concerns, what it answers. Entry type: {@link
 * io.syncengine.connect.simulators.sheets.api.SheetsApi}. Not thread-safe; the simulator locks.
 */
@NullMarked
package io.syncengine.connect.simulators.sheets.api;

import org.jspecify.annotations.NullMarked;
