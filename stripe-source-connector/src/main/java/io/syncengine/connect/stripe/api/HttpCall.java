// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * A call as it goes over the wire.
 *
 * @param path encoded, from its first slash on
 * @param query parameters in order, not yet encoded; of a POST the form that it sends
 * @param account connected account that is read through its platform's key; null: the key's own
 * @param idempotencyKey what tells Stripe that a second POST is the first one tried again; null: nothing
 */
public record HttpCall(
        HttpMethod method,
        String path,
        List<Map.Entry<String, String>> query,
        @Nullable String account,
        @Nullable String idempotencyKey) {
    public HttpCall {
        query = List.copyOf(query);
    }

    /** A GET of the key's own account. */
    public HttpCall(String path, List<Map.Entry<String, String>> query) {
        this(HttpMethod.GET, path, query, null, null);
    }
}
