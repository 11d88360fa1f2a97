// SPDX-License-Identifier: Apache-2.0
/**
 * The simulated Google Sheets behind a socket: a Jetty server, and the control routes below <code>/__fake/</code>. Entry type:
 * {@link io.syncengine.connect.simulators.sheets.http.SheetsServer}. Jetty's threads call the simulator, which locks.
 */
@NullMarked
package io.syncengine.connect.simulators.sheets.http;

import org.jspecify.annotations.NullMarked;
