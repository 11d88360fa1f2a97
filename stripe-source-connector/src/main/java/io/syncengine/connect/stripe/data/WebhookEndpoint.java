// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.data;

import java.util.Map;
import java.util.Set;

/**
 * A webhook endpoint of an account.
 *
 * @param apiVersion that its events are rendered in; empty: the account's own
 * @param events types that it gets
 * @param secret what its deliveries are signed with; empty except in the answer that made it
 */
public record WebhookEndpoint(
        String id,
        String url,
        boolean enabled,
        String apiVersion,
        Set<String> events,
        Map<String, String> metadata,
        String secret) {
    public WebhookEndpoint {
        events = Set.copyOf(events);
        metadata = Map.copyOf(metadata);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return id + " to " + url;
    }
}
