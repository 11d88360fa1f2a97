// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.webhook;

import org.jspecify.annotations.Nullable;

/**
 * An attempt and how it ended.
 *
 * @param at milliseconds since 1970
 * @param account connected one that the event comes from; null: of none
 * @param event id of the event, unique in its account
 * @param type of the event
 * @param attempt from 0
 * @param status of the answer; 0: there was none in time
 */
public record DeliveryOutcome(
        long at,
        String endpoint,
        @Nullable String account,
        String event,
        String type,
        Delivery.Kind kind,
        int attempt,
        int status) {}
