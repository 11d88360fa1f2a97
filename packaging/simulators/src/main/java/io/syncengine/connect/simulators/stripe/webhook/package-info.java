// SPDX-License-Identifier: Apache-2.0
/**
 * Webhooks: endpoints, which events go to them, when, how often and with which signature. Entry types: {@link
 * io.syncengine.connect.simulators.stripe.webhook.HookBook} and {@link
 * io.syncengine.connect.simulators.stripe.webhook.Deliveries}. Not thread-safe, and without sockets: the simulator holds one
 * lock, and whoever owns the threads asks for what is due.
 */
@NullMarked
package io.syncengine.connect.simulators.stripe.webhook;

import org.jspecify.annotations.NullMarked;
