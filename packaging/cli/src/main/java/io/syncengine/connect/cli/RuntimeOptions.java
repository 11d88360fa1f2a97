// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import io.syncengine.connect.cli.database.DatabaseUrl;
import io.syncengine.connect.cli.outcome.CommandFailure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the quickstart's runtime is to do, in its own words; secrets go by the environment. */
final class RuntimeOptions {

    private static final SecretSource KEY = new SecretSource("", "--api-key-file", "STRIPE_API_KEY", "");
    private static final SecretSource PASSWORD =
            new SecretSource("", "--database-password-file", "POSTGRES_PASSWORD", "");

    @Option(
            names = "--api-key-file",
            paramLabel = "FILE",
            description = "File with the key of a Stripe account. Default: the variable STRIPE_API_KEY. Without one, a"
                    + " simulated account is synced.")
    private @Nullable Path keyFile;

    @Option(
            names = "--streams",
            paramLabel = "LIST",
            description = "Sync only these: names or patterns, such as customers,invoice*. Default: all.")
    private @Nullable String streams;

    @Option(names = "--rows", paramLabel = "N", description = "Objects of the simulated account. Default: 20000.")
    private @Nullable Long rows;

    @Option(names = "--live-rate", paramLabel = "N", description = "Changes a second in the simulated account.")
    private @Nullable Double liveRate;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description = "Fill this database, postgresql://host:port/name, not an embedded one.")
    private @Nullable String databaseUrl;

    @Option(names = "--database-user", paramLabel = "NAME", description = "Who writes to that database.")
    private @Nullable String databaseUser;

    @Option(
            names = "--database-password-file",
            paramLabel = "FILE",
            description = "File with the password. Default: the variable POSTGRES_PASSWORD.")
    private @Nullable Path passwordFile;

    @Option(names = "--sheets", description = "Fill a simulated spreadsheet, too.")
    private boolean sheets;

    @Option(
            names = "--spreadsheet",
            paramLabel = "ID",
            description =
                    "Fill this spreadsheet at Google, too; GOOGLE_APPLICATION_CREDENTIALS names the file of a service"
                            + " account's key.")
    private @Nullable String spreadsheet;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Where everything is kept. Default: .quickstart in the checkout.")
    private @Nullable Path dataDirectory;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "First of six ports. Default: 25432, or the one before.")
    private @Nullable Integer port;

    @Option(names = "--reset", description = "Start over: forget positions, topics and the embedded database.")
    private boolean reset;

    /** Arguments of the quickstart. */
    List<String> arguments() throws CommandFailure {
        List<String> arguments = new ArrayList<>();
        add(arguments, "--streams", streams);
        add(arguments, "--rows", rows);
        add(arguments, "--live-rate", liveRate);
        add(arguments, "--database-url", database());
        add(arguments, "--spreadsheet", spreadsheet);
        add(arguments, "--data-dir", dataDirectory);
        add(arguments, "--port", port);
        if (sheets) {
            arguments.add("--sheets");
        }
        if (reset) {
            arguments.add("--reset");
        }
        return arguments;
    }

    /** Secrets for the quickstart's environment. */
    Map<String, String> secrets() throws CommandFailure, IOException {
        Map<String, String> secrets = new HashMap<>();
        KEY.known(keyFile, Optional.empty()).ifPresent(key -> secrets.put("STRIPE_API_KEY", key.strip()));
        PASSWORD.known(passwordFile, Optional.empty())
                .ifPresent(password -> secrets.put("POSTGRES_PASSWORD", password));
        return secrets;
    }

    private @Nullable String database() throws CommandFailure {
        if (databaseUrl == null) {
            return null;
        }
        List<String> user = databaseUser == null ? List.of() : List.of("user=" + encoded(databaseUser));
        return DatabaseUrl.of(databaseUrl).with(user).jdbc();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static void add(List<String> arguments, String option, @Nullable Object value) {
        if (value != null) {
            arguments.add(option);
            arguments.add(value.toString());
        }
    }
}
