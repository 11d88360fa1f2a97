// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import io.syncengine.connect.cli.database.DatabaseAccess;
import io.syncengine.connect.cli.database.DatabaseUrl;
import io.syncengine.connect.cli.outcome.CommandFailure;
import io.syncengine.connect.cli.pipeline.LocalSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Which database, and how to be let in. What no option gives is taken from the settings of a PostgreSQL sink. */
final class DatabaseOptions {

    private static final String ASKS_FOR_PASSWORD = "08004";

    private static final SecretSource PASSWORD = new SecretSource(
            "the database asks for a password",
            "--database-password-file",
            "POSTGRES_PASSWORD",
            "Password of the database");

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description = "The database, postgresql://host:port/name, with parameters of JDBC's driver such as"
                    + " ?sslmode=require. Default: that of the pipeline's sink, or the variable POSTGRES_URL.")
    private @Nullable String url;

    @Option(
            names = "--database-user",
            paramLabel = "NAME",
            description = "Who reads. Default: that of the pipeline's sink, or the variable POSTGRES_USER.")
    private @Nullable String user;

    @Option(
            names = "--database-password-file",
            paramLabel = "FILE",
            description =
                    "File with the password. Default: that of the pipeline's sink, the variable POSTGRES_PASSWORD, or"
                            + " a prompt where the database asks for one.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--schema",
            paramLabel = "NAME",
            description = "Schema of the tables. Default: table.schema of the sink, or stripe.")
    private @Nullable String schema;

    @Option(
            names = "--table-format",
            paramLabel = "FORMAT",
            description = "Name of a stream's table. Default: table.name.format of the sink, or $${stream}.")
    private @Nullable String tableFormat;

    /** Whether anything tells where the database is. */
    boolean isGiven(LocalSettings sink) throws CommandFailure, IOException {
        return place(sink).isPresent();
    }

    /** The database. It is tried once, for a person is asked for a password where it wants one. */
    DatabaseAccess access(LocalSettings sink) throws CommandFailure, IOException {
        DatabaseUrl place = place(sink)
                .orElseThrow(() -> CommandFailure.usage("the database is not given: by --database-url, by the variable"
                        + " POSTGRES_URL, or by a pipeline's file with a PostgreSQL sink"));
        if (sink.text("aws.iam.enabled").orElse("false").equals("true") && passwordFile == null) {
            throw CommandFailure.usage(
                    "the sink signs in by AWS, which this program does not: give --database-user, and"
                            + " --database-password-file");
        }
        Optional<String> password = password(sink);
        DatabaseAccess access = new DatabaseAccess(place, name(sink), password.orElse(null));
        return password.isEmpty() && asksForPassword(access)
                ? new DatabaseAccess(place, access.user(), PASSWORD.ask())
                : access;
    }

    /**
     * The same, after a connection to it.
     *
     * @throws CommandFailure if it does not let one in
     */
    DatabaseAccess open(LocalSettings sink) throws CommandFailure, IOException {
        DatabaseAccess access = access(sink);
        try (Connection connection = access.connect()) {
            connection.isValid(1);
            return access;
        } catch (SQLException e) {
            throw CommandFailure.of("the database at " + access + " does not let one in: " + e.getMessage());
        }
    }

    private static boolean asksForPassword(DatabaseAccess access) {
        try (Connection connection = access.connect()) {
            return !connection.isValid(1);
        } catch (SQLException e) {
            // What else is wrong whoever uses it will hear.
            return ASKS_FOR_PASSWORD.equals(e.getSQLState());
        }
    }

    private @Nullable String name(LocalSettings sink) throws CommandFailure, IOException {
        if (user != null) {
            return user;
        }
        return sink.text("connection.user")
                .or(() -> Optional.ofNullable(System.getenv("POSTGRES_USER")))
                .orElse(null);
    }

    String schema(LocalSettings sink) throws CommandFailure, IOException {
        return schema != null ? schema : sink.text("table.schema").orElse("stripe");
    }

    /** With a place for the stream's name. */
    String tableFormat(LocalSettings sink) throws CommandFailure, IOException {
        String format = tableFormat != null
                ? tableFormat
                : sink.text("table.name.format").orElse("${stream}");
        if (!format.contains("${stream}")) {
            throw CommandFailure.usage("the name of tables must hold ${stream}: give --table-format, not " + format);
        }
        return format;
    }

    private Optional<DatabaseUrl> place(LocalSettings sink) throws CommandFailure, IOException {
        if (url != null) {
            return Optional.of(DatabaseUrl.of(url));
        }
        Optional<DatabaseUrl> configured = DatabaseUrl.of(sink);
        String variable = System.getenv("POSTGRES_URL");
        return configured.isPresent() || variable == null || variable.isBlank()
                ? configured
                : Optional.of(DatabaseUrl.of(variable));
    }

    private Optional<String> password(LocalSettings sink) throws CommandFailure, IOException {
        Path file = passwordFile;
        if (file == null) {
            file = sink.text("connection.password.file").map(Path::of).orElse(null);
        }
        Optional<String> configured = file == null ? sink.text("connection.password") : Optional.empty();
        return PASSWORD.known(file, configured);
    }
}
