// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * The address of an HTTP service: scheme, host, perhaps port and path. Credentials are refused, since addresses are
 * logged and shown; so are a query and a fragment, since paths get appended.
 */
public final class HttpUrl implements ConfigDef.Validator {

    private static final int MAX_PORT = 65535;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    @Override
    public void ensureValid(String name, @Nullable Object value) {
        String problem = problem(String.valueOf(value));
        if (problem != null) {
            // Without the value: it may hold the very credentials that are refused.
            throw new ConfigException(name + ": " + problem);
        }
    }

    /** Whether secrets may be sent to an address: by https, or by plain http to this machine. */
    public static boolean isSafe(String text) {
        if (problem(text) != null) {
            return false;
        }
        URI uri = URI.create(text);
        return uri.getScheme().equalsIgnoreCase("https") || LOOPBACK.contains(uri.getHost());
    }

    private static @Nullable String problem(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            return "is not a URL: " + e.getReason();
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            return "must start with https:// or http://";
        }
        if (uri.getRawAuthority() != null && uri.getRawAuthority().contains("@")) {
            return "must not hold a user name or password";
        }
        if (uri.getHost() == null || uri.getPort() > MAX_PORT || uri.getPort() == 0) {
            return "must name a host, and a port from 1 to 65535 if any";
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return "must end before '?' and '#'";
        }
        return null;
    }

    @Override
    public String toString() {
        return "http or https URL without credentials";
    }
}
