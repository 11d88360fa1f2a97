// SPDX-License-Identifier: Apache-2.0
/**
 * The spreadsheets that there are, and who may see and change them. Entry type: {@link
 * io.syncengine.connect.simulators.sheets.files.Files}. Not thread-safe; the simulator locks.
 */
@NullMarked
package io.syncengine.connect.simulators.sheets.files;

import org.jspecify.annotations.NullMarked;
