// SPDX-License-Identifier: Apache-2.0
/**
 * Tries a configuration out before it is accepted. Entry type is {@code ConfigTrial}; {@code LiveConfigCheck} asks Stripe,
 * on a thread of its own that ends with the check.
 */
@NullMarked
package io.syncengine.connect.stripe.config.live;

import org.jspecify.annotations.NullMarked;
