// SPDX-License-Identifier: Apache-2.0
/**
 * A simulated Google Sheets: a function from requests to answers over a clock of one's choice, with quotas, tokens and
 * faults. Entry type: {@link io.syncengine.connect.simulators.sheets.SheetsSimulator}, which is thread-safe and has no
 * threads of its own.
 */
@NullMarked
package io.syncengine.connect.simulators.sheets;

import org.jspecify.annotations.NullMarked;
