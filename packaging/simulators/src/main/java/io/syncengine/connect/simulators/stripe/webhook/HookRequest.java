// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.webhook;

import java.util.Map;

/**
 * A request to be sent.
 *
 * @param url where to
 * @param headers in order, by name
 * @param body not copied, so nobody may change it
 */
// The body is shared on purpose: it is made for this one request.
@SuppressWarnings("ArrayRecordComponent")
public record HookRequest(Delivery delivery, String url, Map<String, String> headers, byte[] body) {
    public HookRequest {
        headers = Map.copyOf(headers);
    }

    /** Without headers and body. */
    @Override
    public String toString() {
        return delivery.kind() + " " + delivery.event().type() + " to " + url;
    }
}
