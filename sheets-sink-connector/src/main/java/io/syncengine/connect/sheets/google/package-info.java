// SPDX-License-Identifier: Apache-2.0
/**
 * The Sheets API by Google's client library, and nothing that decides: requests are translated, and answers are classified
 * by what they say about the outcome. Retries, quotas and fences are elsewhere.
 */
@NullMarked
package io.syncengine.connect.sheets.google;

import org.jspecify.annotations.NullMarked;
