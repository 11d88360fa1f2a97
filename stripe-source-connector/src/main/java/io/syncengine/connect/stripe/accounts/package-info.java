// SPDX-License-Identifier: Apache-2.0
/**
 * Knows which accounts are connected to the platform, for a connector that reads them all. Entry type is
 * {@code AccountDirectory}; it calls Stripe on a thread of its own, and is asked on the connector's.
 */
@NullMarked
package io.syncengine.connect.stripe.accounts;

import org.jspecify.annotations.NullMarked;
