// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.connect;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The parameters that a database URL may carry, in the spelling of the JDBC driver or of PostgreSQL's own tools. Those
 * that a setting governs are refused with its name, and so is what nobody checked: among the driver's parameters are
 * names of classes to load and of files to write.
 */
final class UrlParameters {

    /** Parameters that are handed on, by their name in lower case. */
    private static final Map<String, String> PASSED_ON = Map.ofEntries(
            Map.entry("applicationname", "ApplicationName"),
            Map.entry("application_name", "ApplicationName"),
            Map.entry("channelbinding", "channelBinding"),
            Map.entry("channel_binding", "channelBinding"),
            Map.entry("options", "options"),
            Map.entry("gssencmode", "gssEncMode"),
            Map.entry("sslnegotiation", "sslNegotiation"),
            Map.entry("targetservertype", "targetServerType"),
            Map.entry("target_session_attrs", "targetServerType"),
            Map.entry("loadbalancehosts", "loadBalanceHosts"),
            Map.entry("load_balance_hosts", "loadBalanceHosts"),
            Map.entry("hostrecheckseconds", "hostRecheckSeconds"),
            Map.entry("localsocketaddress", "localSocketAddress"),
            Map.entry("receivebuffersize", "receiveBufferSize"),
            Map.entry("sendbuffersize", "sendBufferSize"));

    private static final Map<String, String> GOVERNED = Map.ofEntries(
            Map.entry("user", "connection.user"),
            Map.entry("password", "connection.password"),
            Map.entry("passfile", "connection.password"),
            Map.entry("ssl", "ssl.mode"),
            Map.entry("requiressl", "ssl.mode"),
            Map.entry("sslrootcert", "ssl.ca.pem"),
            Map.entry("sslcert", "ssl.cert.pem"),
            Map.entry("sslkey", "ssl.key.pem"),
            Map.entry("connecttimeout", "connection.timeout.ms"),
            Map.entry("connect_timeout", "connection.timeout.ms"),
            Map.entry("logintimeout", "connection.timeout.ms"),
            Map.entry("sockettimeout", "statement.timeout.ms"),
            Map.entry("currentschema", "table.schema"),
            Map.entry("search_path", "table.schema"));

    private static final Map<String, String> SESSION_ATTRIBUTES =
            Map.of("any", "any", "read-write", "primary", "primary", "primary");
    private static final Map<String, String> BALANCING =
            Map.of("disable", "false", "false", "false", "random", "true", "true", "true");

    private final Map<String, String> passedOn = new TreeMap<>();
    private @Nullable SslMode sslMode;

    /**
     * Takes one parameter.
     *
     * @throws IllegalArgumentException if it cannot stand in a URL; the message leaves its value out
     */
    void add(String name, String value) {
        String plain = name.toLowerCase(Locale.ROOT);
        String setting = GOVERNED.get(plain);
        if (setting != null) {
            throw new IllegalArgumentException("holds the parameter '" + name + "'; use " + setting + " in its place");
        }
        if (plain.equals("sslmode")) {
            sslMode = sslMode(value);
            return;
        }
        String known = PASSED_ON.get(plain);
        if (known == null) {
            throw new IllegalArgumentException(
                    "holds the parameter '" + name + "', which has no effect here; take it out");
        }
        passedOn.put(known, translated(plain, value));
    }

    private static SslMode sslMode(String value) {
        // Encryption if the server insists on it: one better is asked for.
        String code = value.equals("allow") ? SslMode.PREFER.code() : value;
        try {
            return SslMode.ofCode(code);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "holds an unknown sslmode; it is one of disable, prefer, require, verify-ca, verify-full", e);
        }
    }

    private static String translated(String name, String value) {
        Map<String, String> values = switch (name) {
            case "target_session_attrs" -> SESSION_ATTRIBUTES;
            case "load_balance_hosts" -> BALANCING;
            default -> Map.of();
        };
        if (values.isEmpty()) {
            return value;
        }
        String known = values.get(value);
        if (known == null) {
            throw new IllegalArgumentException("holds a value of '" + name + "' that the sink cannot write with");
        }
        return known;
    }

    /** In the driver's spelling. */
    Map<String, String> passedOn() {
        return passedOn;
    }

    @Nullable
    SslMode sslMode() {
        return sslMode;
    }
}
