// SPDX-License-Identifier: Apache-2.0
/**
 * How often Google may be asked: windows of a minute that all tasks of one account share, and a gateway that keeps to them
 * and waits out what is refused for being too much. Windows are safe for any thread.
 */
@NullMarked
package io.syncengine.connect.sheets.quota;

import org.jspecify.annotations.NullMarked;
