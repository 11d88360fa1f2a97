// SPDX-License-Identifier: Apache-2.0
/**
 * Values as people see them, by the number format of their cell, and moments as sheets count them. Entry type: {@link
 * io.syncengine.connect.simulators.sheets.render.CellText}. Free of threads and state.
 */
@NullMarked
package io.syncengine.connect.simulators.sheets.render;

import org.jspecify.annotations.NullMarked;
