// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.connect;

import org.jspecify.annotations.Nullable;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a database is. Written as JDBC does, {@code jdbc:postgresql://host:5432/name}, or as PostgreSQL's own tools do,
 * {@code postgresql://host/name}; several hosts are separated by commas. Never holds a user or a password: Connect shows
 * and keeps URLs in clear.
 *
 * @param hosts at least one
 * @param database empty: the one that is called like the user
 * @param parameters for the driver, in its spelling
 * @param sslMode where the URL asks for one
 */
public record PostgresUrl(
        List<Host> hosts, Optional<String> database, Map<String, String> parameters, Optional<SslMode> sslMode) {

    public static final int DEFAULT_PORT = 5432;

    private static final List<String> SCHEMES = List.of("jdbc:postgresql:", "postgresql:", "postgres:");
    private static final int MAX_PORT = 65535;

    /**
     * One server.
     *
     * @param name name or address; an IPv6 address stands in brackets
     */
    public record Host(String name, int port) {

        @Override
        public String toString() {
            return name + ":" + port;
        }

        boolean isLocal() {
            return name.equalsIgnoreCase("localhost") || name.equals("[::1]") || name.matches("127(\\.\\d{1,3}){3}");
        }
    }

    public static PostgresUrl of(String host, int port, String database) {
        return new PostgresUrl(List.of(new Host(bracketed(host), port)), named(database), Map.of(), Optional.empty());
    }

    /**
     * Reads a URL.
     *
     * @throws IllegalArgumentException saying what is wrong ("holds …", "names …"), without the URL, which may hold a
     *     password
     */
    public static PostgresUrl parse(String url) {
        String text = url.strip();
        String rest = withoutScheme(text);
        if (text.contains("@")) {
            throw new IllegalArgumentException(
                    "holds a user or a password; give them as connection.user and connection.password");
        }
        int question = rest.indexOf('?');
        UrlParameters parameters = parameters(question < 0 ? "" : rest.substring(question + 1));
        String place = question < 0 ? rest : rest.substring(0, question);
        if (!place.startsWith("//")) {
            // jdbc:postgresql:name, on this host.
            return new PostgresUrl(
                    List.of(new Host("localhost", DEFAULT_PORT)),
                    named(database(place.startsWith("/") ? place.substring(1) : place)),
                    Map.copyOf(parameters.passedOn()),
                    Optional.ofNullable(parameters.sslMode()));
        }
        int slash = place.indexOf('/', 2);
        return new PostgresUrl(
                hosts(slash < 0 ? place.substring(2) : place.substring(2, slash)),
                named(database(slash < 0 ? "" : place.substring(slash + 1))),
                Map.copyOf(parameters.passedOn()),
                Optional.ofNullable(parameters.sslMode()));
    }

    private static String withoutScheme(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (String scheme : SCHEMES) {
            if (lower.startsWith(scheme)) {
                return text.substring(scheme.length());
            }
        }
        if (text.startsWith("${")) {
            throw new IllegalArgumentException(
                    "is a reference that nobody resolved; check config.providers of the worker, and that it is there");
        }
        throw new IllegalArgumentException("does not begin with jdbc:postgresql:// or postgresql://");
    }

    private static List<Host> hosts(String authority) {
        List<Host> hosts = new ArrayList<>();
        for (String part : authority.split(",", -1)) {
            hosts.add(host(part));
        }
        return List.copyOf(hosts);
    }

    private static Host host(String text) {
        int colon = text.indexOf(':', text.startsWith("[") ? text.indexOf(']') + 1 : 0);
        String name = colon < 0 ? text : text.substring(0, colon);
        int port = colon < 0 ? DEFAULT_PORT : port(text.substring(colon + 1));
        if (name.contains("/") || name.contains("%2F") || name.contains("%2f")) {
            throw new IllegalArgumentException("names a socket of this host; only TCP is supported");
        }
        return new Host(name.isEmpty() ? "localhost" : name, port);
    }

    private static int port(String text) {
        int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException(
                    "names a port that is none; ports are 1 to 65535, and IPv6 addresses stand in brackets");
        }
        return port;
    }

    private static String database(String path) {
        if (path.contains("/")) {
            throw new IllegalArgumentException("has more than the database's name after the host");
        }
        return decoded(path);
    }

    private static UrlParameters parameters(String query) {
        UrlParameters parameters = new UrlParameters();
        for (String parameter : query.split("&")) {
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                parameters.add(decoded(parameter.substring(0, equals)), decoded(parameter.substring(equals + 1)));
            } else if (!parameter.isEmpty()) {
                throw new IllegalArgumentException("holds a parameter without a value");
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("holds a '%' that is not followed by two hexadecimal digits", e);
        }
    }

    private static Optional<String> named(@Nullable String database) {
        return database == null || database.isEmpty() ? Optional.empty() : Optional.of(database);
    }

    private static String bracketed(String host) {
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    /** Whether every host is this one. */
    public boolean isLocal() {
        return hosts.stream().allMatch(Host::isLocal);
    }

    /** For the driver, without parameters. */
    String jdbcUrl(String user) {
        String name =
                URLEncoder.encode(database.orElse(user), StandardCharsets.UTF_8).replace("+", "%20");
        return "jdbc:postgresql://" + place() + "/" + name;
    }

    private String place() {
        return hosts.stream().map(Host::toString).collect(Collectors.joining(","));
    }

    /** For messages. */
    @Override
    public String toString() {
        return place() + database.map(name -> "/" + name).orElse("");
    }
}
