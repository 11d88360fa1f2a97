// SPDX-License-Identifier: Apache-2.0
/**
 * Trying a configuration out before it is accepted: {@code ConfigTrial} looks at the settings together, then, if all is
 * well so far, signs in, reads the spreadsheet's title and tries whether it may be written to. Changes nothing. For one call on one thread.
 */
@NullMarked
package io.syncengine.connect.sheets.check;

import org.jspecify.annotations.NullMarked;
