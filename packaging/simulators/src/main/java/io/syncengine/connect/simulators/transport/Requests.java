// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.transport;

import io.syncengine.connect.simulators.exchange.SimRequest;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** From Jetty's requests to ours. */
public final class Requests {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int MOST_FORM = 1 << 20;

    private Requests() {}

    /**
     * A request with what its form says added to the query, as Stripe takes parameters from both.
     *
     * @throws IllegalArgumentException when path, query or form are not percent-encoded correctly, or the form is too long
     */
    public static SimRequest withForm(Request request) throws IOException {
        SimRequest target = of(request);
        if (!isForm(target)) {
            return target;
        }
        try (InputStream body = Content.Source.asInputStream(request)) {
            byte[] form = body.readNBytes(MOST_FORM + 1);
            if (form.length > MOST_FORM) {
                throw new IllegalArgumentException("the form is longer than " + MOST_FORM + " bytes");
            }
            return target.withMore(SimRequest.parseQuery(new String(form, StandardCharsets.UTF_8)));
        }
    }

    private static boolean isForm(SimRequest request) {
        return request.header("content-type").map(type -> type.startsWith(FORM)).orElse(false);
    }

    /**
     * A request with its body, unpacked where it came packed; a form is added to the query.
     *
     * @throws IllegalArgumentException when path, query or form are not percent-encoded correctly, or the form is too long
     */
    public static SimRequest withBody(Request request) throws IOException {
        SimRequest target = withForm(request);
        if (isForm(target)) {
            return target;
        }
        try (InputStream body = Content.Source.asInputStream(request)) {
            boolean isPacked = target.header("content-encoding")
                    .filter("gzip"::equalsIgnoreCase)
                    .isPresent();
            byte[] bytes = isPacked ? new GZIPInputStream(body).readAllBytes() : body.readAllBytes();
            return target.withBody(target.method(), bytes);
        }
    }

    /** @throws IllegalArgumentException when path or query are not percent-encoded correctly */
    public static SimRequest of(Request request) {
        SimRequest target = SimRequest.get(request.getHttpURI().getPathQuery());
        Map<String, String> headers = new HashMap<>();
        for (HttpField field : request.getHeaders()) {
            String value = field.getValue() == null ? "" : field.getValue();
            headers.merge(field.getName().toLowerCase(Locale.ROOT), value, (first, next) -> first + ", " + next);
        }
        return new SimRequest(request.getMethod(), target.path(), target.query(), headers);
    }
}
