// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.database;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A database's URL in its parts. Written as PostgreSQL's tools take it, {@code postgresql://user:password@host:port/name},
 * or as JDBC does, with {@code user} and {@code password} as parameters.
 *
 * @param jdbcUrl without user and password
 * @param displayUrl in the form of PostgreSQL's tools, without password
 */
record DatabaseUrl(String jdbcUrl, String displayUrl, String user, String password, String host, int port) {

    private static final int DEFAULT_PORT = 5432;

    /** @throws IllegalArgumentException saying what is wrong, without the URL itself, which may hold a password */
    static DatabaseUrl parse(String url) {
        URI uri = uri(url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("postgresql") && !scheme.equals("postgres")) {
            throw new IllegalArgumentException("it does not begin with postgresql://");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("it names no host, as in postgresql://user@host:5432/name");
        }
        String user = "";
        String password = "";
        String info = uri.getRawUserInfo();
        if (info != null) {
            int colon = info.indexOf(':');
            user = decoded(colon < 0 ? info : info.substring(0, colon));
            password = colon < 0 ? "" : decoded(info.substring(colon + 1));
        }
        List<String> rest = new ArrayList<>();
        for (String parameter : parameters(uri.getRawQuery())) {
            String value = decoded(parameter.substring(parameter.indexOf('=') + 1));
            if (parameter.startsWith("user=")) {
                user = value;
            } else if (parameter.startsWith("password=")) {
                password = value;
            } else {
                rest.add(parameter);
            }
        }
        return build(uri, user, password, rest);
    }

    /** The same with a password, unless it has one. */
    DatabaseUrl withPassword(String other) {
        return password.isEmpty() ? new DatabaseUrl(jdbcUrl, displayUrl, user, other, host, port) : this;
    }

    private static DatabaseUrl build(URI uri, String user, String password, List<String> parameters) {
        String owner = user.isEmpty() ? System.getProperty("user.name") : user;
        int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
        String path = uri.getRawPath() == null || uri.getRawPath().length() < 2 ? "/" + owner : uri.getRawPath();
        String query = parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
        String place = uri.getHost() + ":" + port + path + query;
        return new DatabaseUrl(
                "jdbc:postgresql://" + place,
                "postgresql://" + owner + "@" + place,
                owner,
                password,
                uri.getHost(),
                port);
    }

    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "it is not a URL: " + e.getReason() + " at character " + e.getIndex(), e);
        }
    }

    private static List<String> parameters(@Nullable String query) {
        return query == null || query.isEmpty() ? List.of() : List.of(query.split("&"));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return displayUrl;
    }
}
