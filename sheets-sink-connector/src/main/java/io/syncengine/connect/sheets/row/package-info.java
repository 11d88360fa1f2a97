// SPDX-License-Identifier: Apache-2.0
/**
 * Rows as the writer takes them: cells by field, a key and a version, without a trace of Connect's records or of Google's
 * classes. All values are immutable; tickets are safe for any thread.
 */
@NullMarked
package io.syncengine.connect.sheets.row;

import org.jspecify.annotations.NullMarked;
