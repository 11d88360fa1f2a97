// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import java.util.List;
import java.util.Map;

/**
 * A call to be made.
 *
 * @param kind what it is for
 * @param route route template such as <code>/v1/customers/{id}</code>: the endpoint whose budget the call takes from
 * @param path the path itself
 * @param query parameters in order, not yet encoded, of a POST those of its form; values of one name may repeat
 */
public record ApiRequest(
        CallKind kind, HttpMethod method, String route, String path, List<Map.Entry<String, String>> query) {
    public ApiRequest {
        query = List.copyOf(query);
    }

    /** A GET. */
    public ApiRequest(CallKind kind, String route, String path, List<Map.Entry<String, String>> query) {
        this(kind, HttpMethod.GET, route, path, query);
    }
}
