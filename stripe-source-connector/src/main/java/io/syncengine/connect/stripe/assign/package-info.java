// SPDX-License-Identifier: Apache-2.0
/**
 * Deals stream families to tasks, the same way for the same input.
 */
@NullMarked
package io.syncengine.connect.stripe.assign;

import org.jspecify.annotations.NullMarked;
