// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An answer of a simulated API, apart from any transport.
 *
 * @param status HTTP status
 * @param headers in the order they are sent, by the name they are sent with; without {@code Content-Length}, which the
 *     transport adds
 * @param body not copied, so nobody may change it
 */
// The body is shared on purpose: pages are large, and copying each would cost a quarter of the throughput.
@SuppressWarnings("ArrayRecordComponent")
public record SimAnswer(int status, Map<String, String> headers, byte[] body) {
    public SimAnswer {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** JSON bytes in UTF-8. */
    public static SimAnswer json(int status, byte[] body) {
        return new SimAnswer(status, Map.of("Content-Type", "application/json"), body);
    }

    public static SimAnswer json(int status, String body) {
        return json(status, body.getBytes(StandardCharsets.UTF_8));
    }

    /** A web page, as gateways in front of the API send it. */
    public static SimAnswer html(int status, String body) {
        return new SimAnswer(
                status, Map.of("Content-Type", "text/html; charset=utf-8"), body.getBytes(StandardCharsets.UTF_8));
    }

    /** This answer with one more header, or with its value replaced. */
    public SimAnswer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.keySet().removeIf(name -> name.equalsIgnoreCase(header));
        more.put(header, value);
        return new SimAnswer(status, more, body);
    }

    /** This answer without a header. */
    public SimAnswer without(String header) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.keySet().removeIf(name -> name.equalsIgnoreCase(header));
        return new SimAnswer(status, fewer, body);
    }

    public SimAnswer withBody(byte[] other) {
        return new SimAnswer(status, headers, other);
    }

    /** Value of a header, whatever the case of {@code name}. */
    public Optional<String> header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Without the body, which may be long. */
    @Override
    public String toString() {
        return status + " " + headers + ", " + body.length + " bytes";
    }
}
