// SPDX-License-Identifier: Apache-2.0
/**
 * What goes wrong with requests, and which ones it strikes. Entry types: {@link
 * io.syncengine.connect.simulators.sheets.faults.SheetsFault}, {@link
 * io.syncengine.connect.simulators.sheets.faults.SheetsFaultRule}.
 */
@NullMarked
package io.syncengine.connect.simulators.sheets.faults;

import org.jspecify.annotations.NullMarked;
