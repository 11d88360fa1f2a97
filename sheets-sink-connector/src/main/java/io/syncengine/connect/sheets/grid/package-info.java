// SPDX-License-Identifier: Apache-2.0
/**
 * A spreadsheet as its API shows it: sheets, cells by index, tags that move with what they are on, and changes that are
 * applied all or none. Without Google's classes, so that all that decides is tested without them.
 */
@NullMarked
package io.syncengine.connect.sheets.grid;

import org.jspecify.annotations.NullMarked;
