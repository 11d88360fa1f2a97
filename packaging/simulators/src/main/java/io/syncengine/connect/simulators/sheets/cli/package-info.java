// SPDX-License-Identifier: Apache-2.0
/**
 * The command line of the simulated Google Sheets. Entry type: {@link
 * io.syncengine.connect.simulators.sheets.cli.SheetsSimulatorCommand}. One thread.
 */
@NullMarked
package io.syncengine.connect.simulators.sheets.cli;

import org.jspecify.annotations.NullMarked;
