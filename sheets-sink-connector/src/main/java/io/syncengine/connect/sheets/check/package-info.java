// SPDX-License-Identifier: Apache-2.0
/**
 * Trying a configuration out before it is accepted: {@code ConfigTrial} looks at the settings together, then, if all is
 * well so far, signs in and reads the spreadsheet's title. Changes nothing. For one call on one thread.
 */
@NullMarked
package io.syncengine.connect.sheets.check;

import org.jspecify.annotations.NullMarked;
