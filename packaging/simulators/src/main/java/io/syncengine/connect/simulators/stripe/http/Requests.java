// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.http;

import io.syncengine.connect.simulators.stripe.exchange.SimRequest;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Request;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** From Jetty's requests to ours. */
final class Requests {
    private Requests() {}

    /** @throws IllegalArgumentException when path or query are not percent-encoded correctly */
    static SimRequest of(Request request) {
        SimRequest target = SimRequest.get(request.getHttpURI().getPathQuery());
        Map<String, String> headers = new HashMap<>();
        for (HttpField field : request.getHeaders()) {
            String value = field.getValue() == null ? "" : field.getValue();
            headers.merge(field.getName().toLowerCase(Locale.ROOT), value, (first, next) -> first + ", " + next);
        }
        return new SimRequest(request.getMethod(), target.path(), target.query(), headers);
    }
}
