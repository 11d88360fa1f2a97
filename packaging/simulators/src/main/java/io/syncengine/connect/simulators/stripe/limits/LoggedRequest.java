// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.limits;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A request that has been answered, or refused.
 *
 * @param arrived on the host's clock, whatever the simulator's is
 * @param route method and path with ids left out, such as {@code GET /v1/customers/{id}}
 * @param path as requested
 * @param query decoded parameters in the order they were sent
 * @param status 0: none was sent
 * @param fault name of the fault that struck; empty: none
 */
public record LoggedRequest(
        Instant arrived,
        String method,
        String route,
        String path,
        List<Map.Entry<String, String>> query,
        int status,
        String fault,
        KeyKind key) {}
