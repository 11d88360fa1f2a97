// SPDX-License-Identifier: Apache-2.0
/**
 * Where each key's row is, as far as is known. People move rows at any time, so that what an index says is verified before
 * anything is written by it.
 */
@NullMarked
package io.syncengine.connect.sheets.index;

import org.jspecify.annotations.NullMarked;
