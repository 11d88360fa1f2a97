// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart;

import io.syncengine.connect.quickstart.database.Database;
import io.syncengine.connect.quickstart.database.EmbeddedDatabase;
import io.syncengine.connect.quickstart.database.GivenDatabase;
import io.syncengine.connect.quickstart.progress.ProgressView;
import io.syncengine.connect.quickstart.runtime.ConnectRest;
import io.syncengine.connect.quickstart.runtime.LocalNode;
import io.syncengine.connect.quickstart.runtime.NodeSettings;
import io.syncengine.connect.quickstart.sync.ComponentArchives;
import io.syncengine.connect.quickstart.sync.ConnectorConfigs;
import io.syncengine.connect.quickstart.sync.SyncRun;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One run: everything started in order, connectors deployed, progress shown to the end. */
final class Quickstart {

    private static final Duration READY_LIMIT = Duration.ofMinutes(2);

    private final QuickstartOptions options;
    private final DataDirectory directory;
    private final ProgressView view = Views.forThisOutput();

    Quickstart(QuickstartOptions options, DataDirectory directory) {
        this.options = options;
        this.directory = directory;
    }

    /** Runs to its end and returns the exit code. */
    int run() throws QuickstartException, IOException, InterruptedException {
        List<Path> archives = ComponentArchives.find(options.home());
        if (archives.size() < 3) {
            throw new QuickstartException("the component archives are not built; start by packaging/quickstart.sh");
        }
        directory.lock();
        Lifetime lifetime = new Lifetime(directory, view);
        System.setProperty("quickstart.log", directory.log().toString());
        try {
            return run(archives, lifetime);
        } catch (IOException | RuntimeException | QuickstartException e) {
            if (lifetime.isEnding()) {
                // Ctrl-C took the worker away while it was asked; there is nothing to report.
                return 0;
            }
            throw e;
        }
    }

    private int run(List<Path> archives, Lifetime lifetime)
            throws QuickstartException, IOException, InterruptedException {
        if (options.reset()) {
            reset();
        }
        SavedState state = StatePlan.decide(options, directory.saved());
        PortPlan ports = new PortPlan(state.port());
        boolean isEmbedded = options.databaseUrl() == null;
        boolean needsPostgres =
                isEmbedded && EmbeddedDatabase.runningPort(directory.postgres()).isEmpty();
        ports.check(needsPostgres, state.isSimulated(), isSheetSimulated());
        directory.save(state);

        view.say("Sync Engine for Kafka Connect " + ProductVersion.get() + "\n");
        lifetime.endDatabase(isEmbedded && !options.once());
        Database database = startDatabase(options.databaseUrl(), ports);
        StripeAccount account = startAccount(options.apiKey(), state, ports);
        lifetime.owns(account);
        SheetTarget sheet = startSheet(ports, lifetime);
        directory.writeSecrets(account.apiKey(), database, sheet);
        ComponentArchives.unpack(archives, directory.plugins());
        NodeSettings settings = startNode(ports, lifetime);
        SyncRun run = new SyncRun(new ConnectRest(settings.restUrl()));
        Map<String, String> source = sourceConfig(account);
        Map<String, Map<String, String>> sinks = sinkConfigs(sheet);
        run.deploy(source, sinks);
        return new Watch(options, view, run, database, groups(sinks))
                .untilEnd(settings.bootstrapServers(), SyncRun.topicPrefix(source));
    }

    private NodeSettings startNode(PortPlan ports, Lifetime lifetime)
            throws QuickstartException, IOException, InterruptedException {
        NodeSettings settings = nodeSettings(ports);
        view.say("Kafka     " + settings.bootstrapServers());
        view.say("Connect   " + settings.restUrl());
        view.say("Files     " + directory.path() + " (log: quickstart.log)");
        lifetime.owns(LocalNode.start(settings));
        if (!new ConnectRest(settings.restUrl()).awaitReady(READY_LIMIT, () -> true)) {
            throw new QuickstartException("the Connect worker is not ready after " + READY_LIMIT.toMinutes()
                    + " minutes; see " + directory.log());
        }
        return settings;
    }

    private void reset() throws QuickstartException, IOException, InterruptedException {
        Optional<EmbeddedDatabase> running = EmbeddedDatabase.running(directory.postgres());
        if (running.isPresent() && !running.get().stop()) {
            throw new QuickstartException("PostgreSQL on " + directory.postgres() + " does not stop");
        }
        directory.clear();
    }

    private Database startDatabase(@Nullable String url, PortPlan ports) throws QuickstartException, IOException {
        Database database = url == null
                ? EmbeddedDatabase.start(directory.postgres(), ports.postgres())
                : GivenDatabase.open(url, Objects.requireNonNullElse(System.getenv("POSTGRES_PASSWORD"), ""));
        view.say("Database  " + database.displayUrl() + ", " + database.description());
        return database;
    }

    private StripeAccount startAccount(@Nullable String apiKey, SavedState state, PortPlan ports)
            throws QuickstartException {
        StripeAccount account = apiKey == null
                ? SimulatedAccount.start(state, directory.account(), ports.simulator(), options.liveRate())
                : new RealAccount(apiKey);
        view.say("Account   " + account.description());
        return account;
    }

    private boolean isSheetSimulated() {
        String sheet = options.sheet();
        return sheet != null && sheet.isEmpty();
    }

    /** Null where none is to be filled. */
    private @Nullable SheetTarget startSheet(PortPlan ports, Lifetime lifetime) throws QuickstartException {
        String spreadsheet = options.sheet();
        if (spreadsheet == null) {
            return null;
        }
        String group = SyncRun.group(SyncRun.SHEETS_SINK) + "-" + Instant.now().getEpochSecond();
        SheetTarget sheet = isSheetSimulated()
                ? SimulatedSheet.start(ports.sheets(), group)
                : RealSheet.of(spreadsheet, Objects.requireNonNullElse(System.getenv(RealSheet.KEY_FILE), ""));
        lifetime.owns(sheet);
        view.say("Sheet     " + sheet.description());
        return sheet;
    }

    private NodeSettings nodeSettings(PortPlan ports) {
        return new NodeSettings(
                directory.node(),
                ports.broker(),
                ports.controller(),
                ports.rest(),
                List.of(directory.plugins()),
                Map.of(),
                Map.of(
                        "config.providers.file.param.allowed.paths",
                        directory.path().toString()));
    }

    private Map<String, String> sourceConfig(StripeAccount account) throws IOException {
        Map<String, String> config = new LinkedHashMap<>(config(SyncRun.SOURCE));
        config.putAll(account.sourceSettings());
        config.put("streams", options.streams().setting());
        ConnectorConfigs.write(config, directory.connectors().resolve(SyncRun.SOURCE + ".json"));
        return config;
    }

    private Map<String, Map<String, String>> sinkConfigs(@Nullable SheetTarget sheet) throws IOException {
        Map<String, Map<String, String>> sinks = new LinkedHashMap<>();
        sinks.put(SyncRun.SINK, config(SyncRun.SINK));
        if (sheet != null) {
            Map<String, String> config = new LinkedHashMap<>(config(SyncRun.SHEETS_SINK));
            config.putAll(sheet.sinkSettings());
            sinks.put(SyncRun.SHEETS_SINK, config);
        }
        for (Map.Entry<String, Map<String, String>> sink : sinks.entrySet()) {
            ConnectorConfigs.write(sink.getValue(), directory.connectors().resolve(sink.getKey() + ".json"));
        }
        return sinks;
    }

    /** The groups that the sinks' consumers are in. */
    private static List<String> groups(Map<String, Map<String, String>> sinks) {
        return sinks.entrySet().stream()
                .map(sink -> sink.getValue().getOrDefault("consumer.override.group.id", SyncRun.group(sink.getKey())))
                .toList();
    }

    private Map<String, String> config(String connector) throws IOException {
        Path file = options.home().resolve("config").resolve(connector).resolve(connector + ".json");
        return ConnectorConfigs.withSecretsFrom(directory.secrets(), ConnectorConfigs.read(file));
    }
}
