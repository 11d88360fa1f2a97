// SPDX-License-Identifier: Apache-2.0
/**
 * What a batchUpdate does to a spreadsheet: one class per family of requests, each given a draft to change. Entry type:
 * {@link io.syncengine.connect.simulators.sheets.batch.BatchUpdate}. Used within one request.
 */
@NullMarked
package io.syncengine.connect.simulators.sheets.batch;

import org.jspecify.annotations.NullMarked;
