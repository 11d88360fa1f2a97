// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * A GET as it goes over the wire.
 *
 * @param path encoded, from its first slash on
 * @param query parameters in order, not yet encoded
 * @param account connected account that is read through its platform's key; null: the key's own
 */
public record HttpCall(
        String path,
        List<Map.Entry<String, String>> query,
        @Nullable String account) {
    public HttpCall {
        query = List.copyOf(query);
    }

    /** A call to the key's own account. */
    public HttpCall(String path, List<Map.Entry<String, String>> query) {
        this(path, query, null);
    }
}
