// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.exchange;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request to a simulated API, apart from any transport.
 *
 * @param method in upper case, such as {@code GET}
 * @param path decoded, with its leading slash and without the query, such as {@code /v1/customers}
 * @param query decoded parameters in the order they were sent, those of a form after the query's; a name may appear more than
 *     once
 * @param headers by lower-case name
 * @param body as sent, but for a form, which is in the query; unpacked; not copied, so nobody may change it
 */
// The body is shared on purpose, as that of an answer.
@SuppressWarnings("ArrayRecordComponent")
public record SimRequest(
        String method, String path, List<Map.Entry<String, String>> query, Map<String, String> headers, byte[] body) {
    private static final String BEARER = "bearer ";
    private static final byte[] NOTHING = {};

    public SimRequest {
        query = List.copyOf(query);
        headers = Map.copyOf(headers);
    }

    /** A request without a body. */
    public SimRequest(String method, String path, List<Map.Entry<String, String>> query, Map<String, String> headers) {
        this(method, path, query, headers, NOTHING);
    }

    /**
     * A GET without headers.
     *
     * @param target path and, after a question mark, the query, both percent-encoded
     * @throws IllegalArgumentException when the target is not percent-encoded correctly
     */
    public static SimRequest get(String target) {
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        // Only in a query does a plus stand for a space.
        return new SimRequest(
                "GET",
                decode(path.replace("+", "%2B")),
                parseQuery(mark < 0 ? "" : target.substring(mark + 1)),
                Map.of());
    }

    /**
     * The parameters of a query string, decoded and in order.
     *
     * @throws IllegalArgumentException when the query is not percent-encoded correctly
     */
    public static List<Map.Entry<String, String>> parseQuery(String query) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        for (String pair : query.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                parameters.add(Map.entry(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1))));
            }
        }
        return parameters;
    }

    /** This request with one more header, or with its value replaced. */
    public SimRequest with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header.toLowerCase(Locale.ROOT), value);
        return new SimRequest(method, path, query, more, body);
    }

    /** This request with more parameters. */
    public SimRequest withMore(List<Map.Entry<String, String>> parameters) {
        List<Map.Entry<String, String>> more = new ArrayList<>(query);
        more.addAll(parameters);
        return new SimRequest(method, path, more, headers, body);
    }

    /** This request with another method and a body. */
    public SimRequest withBody(String otherMethod, byte[] other) {
        return new SimRequest(otherMethod, path, query, headers, other);
    }

    /** This request without a parameter, however its elements are named. */
    public SimRequest without(String parameter) {
        List<Map.Entry<String, String>> less = query.stream()
                .filter(given -> !isElementOf(parameter, given.getKey()))
                .toList();
        return new SimRequest(method, path, less, headers);
    }

    /** This request with an API key. */
    public SimRequest withKey(String key) {
        return with("authorization", "Bearer " + key);
    }

    /** First value of a query parameter; empty when it was not sent. */
    public Optional<String> query(String name) {
        return query.stream()
                .filter(parameter -> parameter.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** All values of a query parameter, in order; also those sent as {@code name[]} or {@code name[0]}. */
    public List<String> queryAll(String name) {
        return query.stream()
                .filter(parameter -> isElementOf(name, parameter.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Whether a query parameter was sent. */
    public boolean hasQuery(String name) {
        return query(name).isPresent();
    }

    /** Value of a header, whatever the case of {@code name}. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The API key, from a bearer or basic {@code Authorization}; empty when there is none. */
    public Optional<String> bearer() {
        return header("authorization").flatMap(SimRequest::key).filter(key -> !key.isEmpty());
    }

    /** Parts of the path, without empty ones: {@code [v1, customers, cus_1]}. */
    public List<String> segments() {
        return List.of(path.split("/")).stream().filter(part -> !part.isEmpty()).toList();
    }

    /** Without headers, one of which holds the key. */
    @Override
    public String toString() {
        return method + " " + path + " " + query;
    }

    private static Optional<String> key(String authorization) {
        if (authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.of(authorization.substring(BEARER.length()).strip());
        }
        return BasicCredentials.user(authorization);
    }

    private static boolean isElementOf(String name, String parameter) {
        if (!parameter.startsWith(name)) {
            return false;
        }
        String rest = parameter.substring(name.length());
        return rest.isEmpty()
                || (rest.startsWith("[") && rest.endsWith("]") && isIndex(rest.substring(1, rest.length() - 1)));
    }

    private static boolean isIndex(String text) {
        return text.chars().allMatch(Character::isDigit);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
