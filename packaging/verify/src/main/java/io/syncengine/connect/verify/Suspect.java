// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.verify;

import org.jspecify.annotations.Nullable;

/**
 * A row that differed.
 *
 * @param parent id of the object that it was read through; null: none, or unknown
 * @param accountHash content that Stripe showed; null: it showed no such row
 * @param nanos when that was, of the clock that only goes forward
 */
record Suspect(String id, @Nullable String parent, @Nullable Long accountHash, long nanos) {}
