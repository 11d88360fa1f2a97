// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.webhook;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Map;

/**
 * A request up to its body.
 *
 * @param path of the target, without its query
 * @param headers values by name in lower case; values of one name joined by commas
 */
record RequestHead(String method, String path, Map<String, String> headers) {
    RequestHead {
        headers = Map.copyOf(headers);
    }

    /** Null when there is none of that name. */
    @Nullable
    String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }
}
