// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Follows the addresses by which pages of v2 lists name the next one. What an answer says must not decide where the key is
 * sent: no more is taken from an address than its query, and only if the rest is where the list is. Any thread.
 */
public final class PageLinks {

    /** A link is kept in an offset, which has no room for more. */
    public static final int MAX_LENGTH = 2_000;

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final URI base;

    /** @param baseUrl where Stripe is, such as {@code https://api.stripe.com} */
    public PageLinks(String baseUrl) {
        this.base = URI.create(baseUrl);
    }

    /**
     * The query of the next page, as it stands in its address.
     *
     * @param path of the list
     * @param link a whole address, or one without scheme and host
     * @param requestId of the answer that holds the link; null: unknown
     * @throws StripeApiException if the link leads anywhere else than to that list
     */
    public String follow(String path, String link, @Nullable String requestId) throws StripeApiException {
        URI address;
        try {
            address = base.resolve(new URI(link));
        } catch (URISyntaxException e) {
            throw StripeApiException.astray(path, "it is no address", requestId);
        }
        String query = address.getRawQuery();
        if (!isSameOrigin(address)) {
            throw StripeApiException.astray(path, "it leads to " + origin(address), requestId);
        }
        if (!path.equals(address.getRawPath()) && !path(path).equals(address.getRawPath())) {
            throw StripeApiException.astray(path, "it leads to another list", requestId);
        }
        if (query == null || query.isEmpty() || query.length() > MAX_LENGTH) {
            throw StripeApiException.astray(path, "its query is empty or longer than " + MAX_LENGTH, requestId);
        }
        return query;
    }

    /** The parameters of a query, decoded. */
    public static List<Map.Entry<String, String>> parameters(String query) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        for (String part : query.split("&", -1)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            String value = equals < 0 ? "" : part.substring(equals + 1);
            if (!part.isEmpty()) {
                parameters.add(Map.entry(decoded(name), decoded(value)));
            }
        }
        return parameters;
    }

    /** What is no proper code is taken as it is: Stripe will say that it does not know it. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** The list's path where Stripe is not at the root of its host. */
    private String path(String path) {
        String prefix = base.getRawPath();
        return (prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix) + path;
    }

    private boolean isSameOrigin(URI address) {
        return address.getRawUserInfo() == null && origin(base).equals(origin(address));
    }

    private static String origin(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? HTTPS : HTTP;
        int port = address.getPort() < 0 ? usual : address.getPort();
        return scheme + "://" + String.valueOf(address.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
    }
}
