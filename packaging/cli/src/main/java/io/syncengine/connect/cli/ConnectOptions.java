// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import io.syncengine.connect.cli.outcome.CommandFailure;
import io.syncengine.connect.quickstart.runtime.ConnectRest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Where the Connect cluster is, and how to be let in. Its password is never part of a command line. */
final class ConnectOptions {

    private static final String DEFAULT_URL = "http://localhost:8083";

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "REST API of a Connect worker. Default: the variable CONNECT_URL, or " + DEFAULT_URL + ".")
    private @Nullable String url;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "Name for basic authentication. Default: the variable CONNECT_USER; none.")
    private @Nullable String user;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "File with the password of that name. Default: the variable CONNECT_PASSWORD, or a prompt.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--ca-file",
            paramLabel = "FILE",
            description = "Certificates (PEM) to trust besides those of Java.")
    private @Nullable Path caFile;

    /** A client of the cluster; nothing is asked of it yet. */
    ConnectRest rest() throws CommandFailure, IOException {
        HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(ConnectRest.CONNECT_TIMEOUT);
        Path authorities = caFile;
        if (authorities != null) {
            client.sslContext(TrustedAuthorities.and(authorities));
        }
        String address = address();
        return new ConnectRest(address, client.build(), headers());
    }

    /** Whether a worker is named, rather than guessed. */
    boolean isGiven() {
        return chosen(url, "CONNECT_URL") != null;
    }

    private String address() throws CommandFailure {
        String text = chosen(url, "CONNECT_URL");
        String address = text == null ? DEFAULT_URL : text;
        URI uri = WebAddress.http("--url", address, "https://connect.example.com:8083");
        if (uri.getUserInfo() != null) {
            throw CommandFailure.usage("--url holds a user: give it by --user, and its password by CONNECT_PASSWORD or"
                    + " --password-file, where other users of the machine cannot see it");
        }
        return WebAddress.base(address);
    }

    private Map<String, String> headers() throws CommandFailure, IOException {
        String name = chosen(user, "CONNECT_USER");
        if (name == null) {
            return Map.of();
        }
        String password = new SecretSource(
                        "--user needs a password", "--password-file", "CONNECT_PASSWORD", "Password of " + name)
                .read(passwordFile, Optional.empty());
        byte[] credentials = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
    }

    private static @Nullable String chosen(@Nullable String option, String variable) {
        if (option != null) {
            return option;
        }
        String value = System.getenv(variable);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
