// SPDX-License-Identifier: Apache-2.0
/**
 * Which sheet is the tab of a stream, which row its header and which column a field's: told by tags, which move with what
 * people move, never by titles and texts, which people change.
 */
@NullMarked
package io.syncengine.connect.sheets.layout;

import org.jspecify.annotations.NullMarked;
