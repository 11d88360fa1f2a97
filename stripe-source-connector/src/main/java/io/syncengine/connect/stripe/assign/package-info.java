// SPDX-License-Identifier: Apache-2.0
/**
 * Deals accounts and stream families to tasks, the same way for the same input. Entry type is {@code AccountAssignment}.
 * All types are immutable or without state, and safe for any thread.
 */
@NullMarked
package io.syncengine.connect.stripe.assign;

import org.jspecify.annotations.NullMarked;
