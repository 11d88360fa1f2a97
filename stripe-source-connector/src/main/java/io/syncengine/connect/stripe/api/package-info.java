// SPDX-License-Identifier: Apache-2.0
/**
 * Calls to Stripe: transport, budget, retries and the classification of answers. Entry type is {@code StripeClient},
 * whose listeners run on the event loop. OkHttp does not leave this package.
 */
@NullMarked
package io.syncengine.connect.stripe.api;

import org.jspecify.annotations.NullMarked;
