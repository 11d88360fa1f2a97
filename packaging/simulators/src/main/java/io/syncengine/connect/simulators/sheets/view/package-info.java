// SPDX-License-Identifier: Apache-2.0
/**
 * A spreadsheet as a page for people to watch. Entry type: {@link
 * io.syncengine.connect.simulators.sheets.view.SheetPage}. Free of threads and state.
 */
@NullMarked
package io.syncengine.connect.simulators.sheets.view;

import org.jspecify.annotations.NullMarked;
