// SPDX-License-Identifier: Apache-2.0
/**
 * Ranges as people write them: read, and written as the API echoes them. Entry type: {@link
 * io.syncengine.connect.simulators.sheets.a1.A1}. Free of threads and state.
 */
@NullMarked
package io.syncengine.connect.simulators.sheets.a1;

import org.jspecify.annotations.NullMarked;
