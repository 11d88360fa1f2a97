// SPDX-License-Identifier: Apache-2.0
/**
 * A spreadsheet that a sink of ours fills, as Google's API shows it: which rows are the sink's, and how they go. Entry: {@link
 * io.syncengine.connect.cli.sheets.SheetReset}. Single-threaded.
 */
@NullMarked
package io.syncengine.connect.cli.sheets;

import org.jspecify.annotations.NullMarked;
