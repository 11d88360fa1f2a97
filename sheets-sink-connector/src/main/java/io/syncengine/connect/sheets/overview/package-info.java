// SPDX-License-Identifier: Apache-2.0
/**
 * What the Overview tab says: {@code OverviewContent} makes its cells of the state of the tabs. Literals only, no formulas.
 * Knows neither Connect nor Google; for any thread.
 */
@NullMarked
package io.syncengine.connect.sheets.overview;

import org.jspecify.annotations.NullMarked;
