// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

/**
 * A row and what has to be done with it.
 *
 * @param remembered whether a delete of its key is remembered apart from the rows
 */
record PlannedRow(EncodedRow row, Verdict verdict, boolean remembered) {}
