// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import java.util.List;
import java.util.Map;

/**
 * A GET as it goes over the wire.
 *
 * @param path encoded, from its first slash on
 * @param query parameters in order, not yet encoded
 */
public record HttpCall(String path, List<Map.Entry<String, String>> query) {
    public HttpCall {
        query = List.copyOf(query);
    }
}
