// SPDX-License-Identifier: Apache-2.0
/**
 * Formulas: what they come to, and how their references move. As many functions as people use beside a list. Entry type:
 * {@link io.syncengine.connect.simulators.sheets.formula.Calculator}. Free of threads and state.
 */
@NullMarked
package io.syncengine.connect.simulators.sheets.formula;

import org.jspecify.annotations.NullMarked;
