// SPDX-License-Identifier: Apache-2.0
/**
 * The Google Sheets sink connector: each topic becomes a tab of one spreadsheet that people work in too. Connector and task
 * only hand over; what Connect calls returns at once, and one writer thread a task talks to Google.
 */
@NullMarked
package io.syncengine.connect.sheets;

import org.jspecify.annotations.NullMarked;
