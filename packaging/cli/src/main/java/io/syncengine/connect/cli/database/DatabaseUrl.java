// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.database;

import io.syncengine.connect.cli.outcome.CommandFailure;
import io.syncengine.connect.cli.pipeline.LocalSettings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a database is.
 *
 * @param jdbc for the driver, without user and password
 */
public record DatabaseUrl(String jdbc) {

    private static final String JDBC = "jdbc:";
    private static final String POSTGRESQL = "jdbc:postgresql:";

    /** Trusts the authorities that Java does; the driver's own default is a file in the home of whoever runs it. */
    private static final String JAVA_TRUST = "sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory";

    /**
     * Reads a URL as JDBC or as PostgreSQL's own tools write it.
     *
     * @throws CommandFailure if it is another one, or holds a user or a password
     */
    public static DatabaseUrl of(String text) throws CommandFailure {
        String url = text.strip().replaceFirst("^(jdbc:)?postgres(ql)?:", POSTGRESQL);
        if (!url.startsWith(POSTGRESQL + "//")) {
            throw CommandFailure.usage("the database's URL is not one like postgresql://db.example.com:5432/name");
        }
        String place = url.substring(POSTGRESQL.length() + 2);
        String query = place.contains("?") ? place.substring(place.indexOf('?') + 1) : "";
        String hosts = place.split("[/?]", 2)[0];
        if (hosts.contains("@") || ("&" + query).matches("(?i).*&(user|password)=.*")) {
            throw CommandFailure.usage(
                    "the database's URL holds a user or a password: give them by --database-user, and by"
                            + " POSTGRES_PASSWORD or --database-password-file");
        }
        return new DatabaseUrl(url);
    }

    /** What the settings of a PostgreSQL sink say; empty when they say nothing. */
    public static Optional<DatabaseUrl> of(LocalSettings sink) throws CommandFailure, IOException {
        Optional<String> text = sink.text("connection.url");
        if (text.isEmpty() && sink.text("connection.host").isPresent()) {
            text = Optional.of(POSTGRESQL + "//" + sink.text("connection.host").orElseThrow() + ":"
                    + sink.text("connection.port").orElse("5432") + "/"
                    + sink.text("connection.database").orElse("postgres"));
        }
        if (text.isEmpty()) {
            return Optional.empty();
        }
        DatabaseUrl url = of(text.get());
        return Optional.of(url.with(encryption(sink)));
    }

    /** The same with more parameters, each such as {@code sslmode=require}, with what they hold encoded. */
    public DatabaseUrl with(List<String> parameters) {
        String separator = jdbc.contains("?") ? "&" : "?";
        return parameters.isEmpty() ? this : new DatabaseUrl(jdbc + separator + String.join("&", parameters));
    }

    private static List<String> encryption(LocalSettings sink) throws CommandFailure, IOException {
        String mode = sink.text("ssl.mode").orElse("auto");
        Optional<String> authorities = sink.text("ssl.ca.pem");
        List<String> parameters = new ArrayList<>();
        if (authorities.isPresent() && mode.equals("auto")) {
            mode = "verify-full";
        }
        if (!mode.equals("auto")) {
            parameters.add("sslmode=" + mode);
        }
        if (authorities.isPresent()) {
            Path file = authorities.get().startsWith("-----") ? null : Path.of(authorities.get());
            if (file == null || !Files.isReadable(file)) {
                throw CommandFailure.of("ssl.ca.pem names no file that can be read on this machine; give"
                        + " --database-url with sslmode and sslrootcert");
            }
            parameters.add("sslrootcert=" + file.toAbsolutePath());
        } else if (mode.startsWith("verify-")) {
            parameters.add(JAVA_TRUST);
        }
        return parameters;
    }

    /** For people. */
    @Override
    public String toString() {
        return jdbc.substring(JDBC.length()).split("\\?", 2)[0];
    }
}
