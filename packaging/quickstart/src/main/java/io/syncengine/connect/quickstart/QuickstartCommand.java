// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart;

import io.syncengine.connect.quickstart.sync.StreamChoice;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/** The command line of the quickstart. */
@Command(
        name = "packaging/quickstart.sh",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        usageHelpAutoWidth = true,
        description = {
            "Brings a Stripe account into PostgreSQL, through a Kafka broker and a Kafka Connect worker that run on this"
                    + " machine. Needs a JDK 17 or newer and nothing else.",
            "",
            "The account is a simulated one, or yours if the environment variable STRIPE_API_KEY holds its key."
                    + " Started again, it goes on where it was.",
            ""
        },
        optionListHeading = "Options:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Ended as asked; with --once: the backfill is complete.",
            "1:Failed, not complete, or a stream that was named was skipped. The reason is printed.",
            "2:The command line is wrong.",
            "130:Ended by Ctrl-C."
        })
public final class QuickstartCommand implements Callable<Integer> {

    private static final int DEFAULT_PORT = 25432;
    private static final int MAX_PORT = 65535 - 5;
    private static final long DEFAULT_ROWS = 20_000;
    private static final long MAX_ROWS = 10_000_000;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--once",
            description = "End when the backfill is complete. PostgreSQL stays up for queries; --stop ends it.")
    private boolean once;

    @Option(
            names = "--streams",
            paramLabel = "LIST",
            hideParamSyntax = true,
            split = ",",
            description = "Sync only these: names or patterns, such as customers,invoice*. Default: all.")
    private List<String> streams = List.of();

    @Option(names = "--rows", paramLabel = "N", description = "Objects of the simulated account. Default: 20000.")
    private @Nullable Long rows;

    @Option(
            names = "--live-rate",
            paramLabel = "N",
            description = "Changes a second in the simulated account while it is synced. Default: 2, with --once 0.")
    private @Nullable Double liveRate;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description =
                    "Fill this database, postgresql://user@host:port/name, not an embedded one. Its password is in the"
                            + " variable POSTGRES_PASSWORD, or in the URL, where others can see it.")
    private @Nullable String databaseUrl;

    @Option(names = "--sheets", description = "Fill a spreadsheet, too: a simulated one, whose page is printed.")
    private boolean sheets;

    @Option(
            names = "--spreadsheet",
            paramLabel = "ID",
            description =
                    "Fill this spreadsheet at Google, too. GOOGLE_APPLICATION_CREDENTIALS names the file of the key of"
                            + " a service account that it is shared with.")
    private @Nullable String spreadsheet;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Where everything is kept. Default: .quickstart in the checkout.")
    private @Nullable Path dataDirectory;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "First of six ports on localhost: PostgreSQL, Connect's REST API, Kafka, Kafka's controller,"
                    + " simulated Stripe, simulated Google Sheets. Default: the one used before, or, at the"
                    + " first start and with --reset, 25432.")
    private @Nullable Integer port;

    @Option(
            names = "--reset",
            description =
                    "Start over: forget positions, topics and the embedded database. A database given by its URL is"
                            + " left as it is.")
    private boolean reset;

    @Option(
            names = "--query",
            paramLabel = "SQL",
            description = "Print the result of a query on the database, and end.")
    private @Nullable String query;

    @Option(names = "--stop", description = "Stop what runs on the data directory, and end.")
    private boolean stop;

    /** Runs it and ends the JVM with its exit code. */
    public static void main(String[] args) {
        CommandLine command = new CommandLine(new QuickstartCommand());
        command.setExecutionExceptionHandler((e, line, parsed) -> {
            if (e instanceof QuickstartException) {
                line.getErr().println("quickstart: " + e.getMessage());
                return 1;
            }
            // Not foreseen, so its stack trace may help: it goes where the rest of the story is.
            LoggerFactory.getLogger(QuickstartCommand.class).error("The quickstart failed", e);
            line.getErr().println("quickstart: unexpected: " + e + "; see quickstart.log in the data directory");
            return 1;
        });
        command.setParameterExceptionHandler((e, all) -> {
            // The whole usage would push what is wrong off the screen.
            e.getCommandLine().getErr().println("quickstart: " + e.getMessage() + "; --help lists the options");
            return e.getCommandLine().getCommandSpec().exitCodeOnInvalidInput();
        });
        System.exit(command.execute(args));
    }

    @Override
    public Integer call() throws QuickstartException, IOException, InterruptedException {
        check();
        checkSheets();
        Path home = Path.of(System.getProperty("quickstart.home", "."));
        Path chosen = dataDirectory;
        DataDirectory directory = DataDirectory.at(chosen != null ? chosen : home.resolve(".quickstart"));
        if (stop) {
            return new StopAction(directory).run();
        }
        String sql = query;
        if (sql != null) {
            return QueryAction.run(directory, sql);
        }
        return new Quickstart(options(home), directory).run();
    }

    private QuickstartOptions options(Path home) {
        String key = System.getenv("STRIPE_API_KEY");
        Double changes = liveRate;
        return new QuickstartOptions(
                home,
                once,
                reset,
                streams.isEmpty() ? StreamChoice.ALL : new StreamChoice(streams),
                key == null || key.isBlank() ? null : key.strip(),
                rows,
                DEFAULT_ROWS,
                changes != null ? changes : once ? 0 : 2,
                databaseUrl,
                spreadsheet != null ? spreadsheet : sheets ? "" : null,
                port,
                DEFAULT_PORT);
    }

    private void check() {
        Integer first = port;
        if (first != null && (first < 1024 || first > MAX_PORT)) {
            throw wrong("--port must lie between 1024 and " + MAX_PORT);
        }
        Long objects = rows;
        if (objects != null && (objects < 100 || objects > MAX_ROWS)) {
            throw wrong("--rows must lie between 100 and " + MAX_ROWS);
        }
        Double changes = liveRate;
        if (changes != null && (changes < 0 || changes > 1000)) {
            throw wrong("--live-rate must lie between 0 and 1000");
        }
    }

    private void checkSheets() {
        if (sheets && spreadsheet != null) {
            throw wrong("--sheets is a simulated spreadsheet, --spreadsheet one at Google: give one of them");
        }
        if (sheets && once) {
            throw wrong("--sheets ends with this process, so --once would leave nothing to see: give one of them");
        }
    }

    private ParameterException wrong(String message) {
        CommandSpec command = Objects.requireNonNull(spec, "picocli sets it");
        return new ParameterException(command.commandLine(), message);
    }
}
