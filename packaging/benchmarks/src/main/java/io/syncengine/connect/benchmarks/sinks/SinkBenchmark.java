// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.sinks;

import io.syncengine.connect.benchmarks.measure.SinkResult;
import io.syncengine.connect.benchmarks.measure.SinkRole;
import io.syncengine.connect.benchmarks.measure.SinkSetting;
import io.syncengine.connect.benchmarks.report.Machine;
import io.syncengine.connect.benchmarks.report.SinkReport;
import io.syncengine.connect.benchmarks.sinks.rows.RowTable;
import io.syncengine.connect.benchmarks.sinks.task.CopyTask;
import io.syncengine.connect.quickstart.QuickstartException;
import io.syncengine.connect.quickstart.sync.ComponentArchives;
import io.syncengine.connect.quickstart.sync.Directories;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/** The command line of the comparison of sinks. */
@Command(
        name = "packaging/benchmarks.sh sinks",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Measures the PostgreSQL sink beside others: the same records through the Connect API, no broker, no worker.",
            "",
            "Phases, on one table: insert, update all, replay, 10 %% changed, 1 %% deletes. L is a binary COPY of the same"
                    + " records into an empty table. Sinks run in JVMs of their own and take turns; nothing else should"
                    + " run on the machine. The report goes to standard output, and tells whether the sink does what is"
                    + " asked of it.",
            ""
        },
        optionListHeading = "Options:%n")
public final class SinkBenchmark implements Callable<Integer> {

    private static final String OURS = "PostgreSQL sink";
    private static final int OUR_HEAP_MEGABYTES = 256;
    private static final int OTHER_HEAP_MEGABYTES = 1024;

    /** Says that a directory may be emptied. */
    private static final String MARK = "benchmark.run";

    @Option(names = "--rows", paramLabel = "N", description = "Rows of each phase. Default: ${DEFAULT-VALUE}.")
    private int rows = 60_000;

    @Option(
            names = "--runs",
            paramLabel = "N",
            description = "Repeat all, and report medians. Default: ${DEFAULT-VALUE}.")
    private int runs = 3;

    @Option(names = "--put", paramLabel = "N", description = "Records of one call. Default: ${DEFAULT-VALUE}.")
    private int put = 3_000;

    @Option(
            names = "--settings",
            paramLabel = "LIST",
            hideParamSyntax = true,
            split = ",",
            description = "What is compared: ${COMPLETION-CANDIDATES}. Default: all.")
    private Set<SinkSetting> settings = EnumSet.allOf(SinkSetting.class);

    @Option(
            names = "--peers",
            paramLabel = "LIST",
            description =
                    "Ways to set up Debezium's JDBC sink, which is downloaded once: of plain, rewrite, unnest; or none."
                            + " The last is slow, and runs once. Default: ${DEFAULT-VALUE}.")
    private String peers = "plain,rewrite,unnest";

    @Option(
            names = "--sink-setting",
            paramLabel = "KEY=VALUE",
            description =
                    "A setting of our sink on top of, or instead of, those that it is compared with. May be repeated.")
    private Map<String, String> sink = Map.of();

    @Option(
            names = "--postgres-bin",
            paramLabel = "DIR",
            description =
                    "The programs of another PostgreSQL than the embedded one, which has no lz4: initdb, pg_ctl and"
                            + " others, such as /usr/lib/postgresql/15/bin.")
    private @Nullable Path postgresBin;

    @Option(names = "--task-class", paramLabel = "CLASS", description = "Measure this SinkTask, too.")
    private @Nullable String taskClass;

    @Option(names = "--task-folder", paramLabel = "DIR", description = "The folder of the plugin that holds it.")
    private @Nullable Path taskFolder;

    @Option(
            names = "--task-setting",
            paramLabel = "KEY=VALUE",
            description =
                    "A setting of it; {url}, {user} and {password} stand for the database's. It writes into the table"
                            + " bench.charges from the topic stripe.charges.")
    private Map<String, String> task = Map.of();

    @Option(names = "--profile", description = "Record each JVM with Java Flight Recorder. Implies --keep.")
    private boolean profile;

    @Option(names = "--keep", description = "Leave logs and database in the directory.")
    private boolean keep;

    @Option(names = "--output", paramLabel = "FILE", description = "Write the report there, too.")
    private @Nullable Path output;

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description = "Where it works; what an earlier run left in it goes. Default:"
                    + " packaging/benchmarks/target/sinks in the checkout.")
    private @Nullable Path directory;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help, and end.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    /** Runs it and ends the JVM with its exit code. */
    public static void main(String[] args) {
        CommandLine command = new CommandLine(new SinkBenchmark()).setCaseInsensitiveEnumValuesAllowed(true);
        command.setExecutionExceptionHandler((e, line, parsed) -> {
            if (e instanceof QuickstartException) {
                line.getErr().println("benchmarks: " + e.getMessage());
            } else {
                e.printStackTrace(line.getErr());
            }
            return 1;
        });
        System.exit(command.execute(args));
    }

    @Override
    public Integer call() throws QuickstartException, IOException, SQLException, InterruptedException {
        if (rows < 1 || runs < 1 || put < 1) {
            throw new QuickstartException("--rows, --runs and --put have to be 1 or more");
        }
        Path home = Path.of(System.getProperty("benchmarks.home", "."));
        Path work = directory != null ? directory : home.resolve("packaging/benchmarks/target/sinks");
        prepare(work);
        SinkPlan plan = new SinkPlan(entries(home, work), settings, rows, runs, put);
        String report = measure(plan, work);
        System.out.print(report);
        if (output != null) {
            Files.writeString(output, report);
        }
        if (!keep && !profile) {
            Directories.delete(work);
        }
        return 0;
    }

    /** Answers the report. */
    private String measure(SinkPlan plan, Path work)
            throws QuickstartException, IOException, SQLException, InterruptedException {
        List<SinkJvm> jvms = new ArrayList<>();
        try (BenchDatabase database = BenchDatabase.start(work.resolve("postgresql"), postgresBin)) {
            // Ctrl-C ends the children of this JVM, but not the database.
            Thread hook = new Thread(() -> end(database), "benchmarks-shutdown");
            Runtime.getRuntime().addShutdownHook(hook);
            for (SinkPlan.Entry entry : plan.entries()) {
                jvms.add(SinkJvm.start(entry.contestant(), work, profile));
            }
            List<SinkResult> results = new SideBySide(plan, database, System.err::println).run(jvms);
            return describe(database.description()) + new SinkReport(results).text();
        } finally {
            for (SinkJvm jvm : jvms) {
                jvm.close();
            }
        }
    }

    private static void end(BenchDatabase database) {
        try {
            database.close();
        } catch (IOException e) {
            System.err.println("benchmarks: " + e.getMessage());
        }
    }

    /** Empties the directory, if what it holds is ours. */
    private static void prepare(Path work) throws QuickstartException, IOException {
        if (Files.exists(work) && !Files.exists(work.resolve(MARK))) {
            throw new QuickstartException(work + " exists and is no benchmark's; name another with --directory");
        }
        Directories.delete(work);
        Files.createDirectories(work);
        Files.createFile(work.resolve(MARK));
    }

    private List<SinkPlan.Entry> entries(Path home, Path work)
            throws QuickstartException, IOException, InterruptedException {
        List<SinkPlan.Entry> entries = new ArrayList<>();
        String table = "\"" + RowTable.SCHEMA + "\".\"" + RowTable.NAME + "\"";
        Map<String, String> limit =
                Map.of(CopyTask.URL, Contestant.URL + "?user=" + Contestant.USER, CopyTask.TABLE, table);
        entries.add(new SinkPlan.Entry(
                new Contestant("L: binary COPY", CopyTask.class.getName(), null, OUR_HEAP_MEGABYTES, limit),
                SinkRole.LIMIT,
                true));
        entries.add(new SinkPlan.Entry(ours(home, work), SinkRole.OURS, true));
        if (!peers.equals("none")) {
            Path folder = PeerArchive.folder(home);
            for (String name : peers.split(",")) {
                Peers peer = peer(name.strip());
                entries.add(new SinkPlan.Entry(peer.contestant(folder), SinkRole.PEER, peer != Peers.UNNEST));
            }
        }
        if (taskClass != null) {
            String folder = taskFolder == null ? null : taskFolder.toString();
            entries.add(new SinkPlan.Entry(
                    new Contestant(taskClass, taskClass, folder, OTHER_HEAP_MEGABYTES, task), SinkRole.OTHER, true));
        }
        return entries;
    }

    private static Peers peer(String name) throws QuickstartException {
        try {
            return Peers.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new QuickstartException("--peers knows plain, rewrite, unnest and none, not " + name, e);
        }
    }

    /** Our sink from its archive, with the settings that it has by itself. */
    private Contestant ours(Path home, Path work) throws QuickstartException, IOException {
        List<Path> archives = ComponentArchives.find(home).stream()
                .filter(archive -> archive.getFileName().toString().contains("-postgres-sink-"))
                .toList();
        if (archives.isEmpty()) {
            throw new QuickstartException("the sink's archive is not built; start by packaging/benchmarks.sh");
        }
        ComponentArchives.unpack(archives, work.resolve("plugins"));
        return ours(work.resolve("plugins"), sink);
    }

    static Contestant ours(Path folder, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("connection.url", Contestant.URL);
        all.put("connection.user", Contestant.USER);
        all.put("connection.password", Contestant.PASSWORD);
        all.put("table.schema", RowTable.SCHEMA);
        all.putAll(more);
        return new Contestant(
                OURS, "io.syncengine.connect.postgres.PostgresSinkTask", folder.toString(), OUR_HEAP_MEGABYTES, all);
    }

    private String describe(String server) {
        String text = String.format(
                Locale.ROOT,
                "Measured: %,d rows a phase, %,d records a put, %s; %s on the same machine, durable; heap of our sink %d MB,"
                        + " of others %d MB",
                rows,
                put,
                runs == 1 ? "one run" : "medians of " + runs + " runs",
                server,
                OUR_HEAP_MEGABYTES,
                OTHER_HEAP_MEGABYTES);
        StringBuilder all =
                new StringBuilder(Machine.ofThis().describe()).append("  \n").append(text);
        sink.forEach((key, value) -> all.append("; ").append(key).append('=').append(value));
        return all.append("\n\n").toString();
    }
}
