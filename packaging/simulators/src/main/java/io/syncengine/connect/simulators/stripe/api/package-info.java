// SPDX-License-Identifier: Apache-2.0
/**
 * Stripe's routes: authentication, lists, retrieval, events, and their errors. Entry type: {@link
 * io.syncengine.connect.simulators.stripe.api.StripeApi}. Called under the simulator's lock.
 */
@NullMarked
package io.syncengine.connect.simulators.stripe.api;

import org.jspecify.annotations.NullMarked;
