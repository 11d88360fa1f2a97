// SPDX-License-Identifier: Apache-2.0
/**
 * Receives Stripe's webhooks: a listener with narrow limits of its own, the signature, and what becomes of an event. Entry
 * type is {@code WebhookReceiver}. It has threads of its own, one for each connection; everything that they share is safe
 * for any thread.
 */
@NullMarked
package io.syncengine.connect.stripe.webhook;

import org.jspecify.annotations.NullMarked;
