// SPDX-License-Identifier: Apache-2.0
/**
 * The little of the Drive API that makes spreadsheets, finds them again and shares them. Entry type: {@link
 * io.syncengine.connect.simulators.sheets.drive.DriveApi}. Not thread-safe; the simulator locks.
 */
@NullMarked
package io.syncengine.connect.simulators.sheets.drive;

import org.jspecify.annotations.NullMarked;
