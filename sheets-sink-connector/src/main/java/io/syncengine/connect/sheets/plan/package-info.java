// SPDX-License-Identifier: Apache-2.0
/**
 * What is to be changed in a sheet, worked out from what was just read of it and what is to be written. Pure: nothing here
 * talks to anybody or looks at a clock.
 */
@NullMarked
package io.syncengine.connect.sheets.plan;

import org.jspecify.annotations.NullMarked;
