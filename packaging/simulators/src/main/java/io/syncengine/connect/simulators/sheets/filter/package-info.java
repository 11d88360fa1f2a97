// SPDX-License-Identifier: Apache-2.0
/**
 * What requests pick by ranges and by developer metadata. Entry types: {@link
 * io.syncengine.connect.simulators.sheets.filter.DataFilters}, {@link
 * io.syncengine.connect.simulators.sheets.filter.MetadataLookup}. Free of threads and state.
 */
@NullMarked
package io.syncengine.connect.simulators.sheets.filter;

import org.jspecify.annotations.NullMarked;
