// SPDX-License-Identifier: Apache-2.0
/**
 * Compares a Stripe account with the tables that it was synchronised into: which rows are missing, stale or should be gone.
 * Reads only, on both sides. Entry: {@link io.syncengine.connect.verify.DriftCheck}.
 */
@NullMarked
package io.syncengine.connect.verify;

import org.jspecify.annotations.NullMarked;
