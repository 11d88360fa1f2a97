// SPDX-License-Identifier: Apache-2.0
/**
 * The database's side of a comparison. Entry: {@link io.syncengine.connect.verify.table.StreamTable}. Single-threaded.
 */
@NullMarked
package io.syncengine.connect.verify.table;

import org.jspecify.annotations.NullMarked;
