// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart;

import io.syncengine.connect.quickstart.database.Database;
import io.syncengine.connect.quickstart.database.Tables;
import io.syncengine.connect.quickstart.progress.Progress;
import io.syncengine.connect.quickstart.progress.ProgressView;
import io.syncengine.connect.quickstart.progress.RateMeter;
import io.syncengine.connect.quickstart.progress.StreamProgress;
import io.syncengine.connect.quickstart.progress.Texts;
import io.syncengine.connect.quickstart.sync.Completion;
import io.syncengine.connect.quickstart.sync.KafkaPositions;
import io.syncengine.connect.quickstart.sync.SyncRun;
import org.apache.kafka.common.TopicPartition;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Watches a deployed sync: shows it, tells when the backfill is complete, and gives up when nothing moves any more. */
final class Watch {

    private static final Duration PERIOD = Duration.ofSeconds(1);

    /** With {@code --once}: how long nothing may move before the run counts as failed. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** The schema that {@code config/postgres-sink/postgres-sink.json} names. */
    private static final String SCHEMA = "stripe";

    private final QuickstartOptions options;
    private final ProgressView view;
    private final SyncRun run;
    private final Database database;
    private final List<String> groups;
    private final Tables tables = new Tables(SCHEMA);
    private final RateMeter meter = new RateMeter();
    private final Stall stall = new Stall(PATIENCE);
    private final long begin = System.nanoTime();
    private List<StreamProgress> streams = List.of();

    /** @param groups of the sinks' consumers */
    Watch(QuickstartOptions options, ProgressView view, SyncRun run, Database database, List<String> groups) {
        this.options = options;
        this.view = view;
        this.run = run;
        this.database = database;
        this.groups = groups;
    }

    /** Returns the exit code when there is nothing more to do, which without {@code --once} happens on failure only. */
    int untilEnd(String bootstrapServers, String topicPrefix)
            throws QuickstartException, IOException, InterruptedException {
        try (KafkaPositions kafka = new KafkaPositions(bootstrapServers)) {
            Completion completion = new Completion(new Completion.Positions() {
                @Override
                public Map<TopicPartition, Long> ends() throws InterruptedException {
                    return kafka.ends(topicPrefix);
                }

                @Override
                public Map<TopicPartition, Long> committed() throws InterruptedException {
                    return kafka.committed(groups);
                }
            });
            Progress progress = awaitBackfill(completion);
            view.say(summary(progress));
            String skipped = skippedByName(progress);
            if (options.once()) {
                if (!skipped.isEmpty()) {
                    throw new QuickstartException("skipped although named: " + skipped);
                }
                return 0;
            }
        }
        view.say("\nLive changes go on being synced. Ctrl-C ends.");
        while (true) {
            Thread.sleep(PERIOD.toMillis());
            view.show(progress());
            failOnFailure();
        }
    }

    private Progress awaitBackfill(Completion completion)
            throws QuickstartException, IOException, InterruptedException {
        while (true) {
            Progress progress = progress();
            view.show(progress);
            failOnFailure();
            if (completion.isReached(progress)) {
                return progress;
            }
            if (options.once() && stall.isStalled(progress, completion.missing())) {
                throw new QuickstartException("not complete: nothing has moved for " + PATIENCE.toMinutes() + " minutes"
                        + troubles(progress));
            }
            Thread.sleep(PERIOD.toMillis());
        }
    }

    private Progress progress() throws IOException, InterruptedException {
        List<StreamProgress> found = run.streams();
        if (!found.isEmpty()) {
            // A worker that is busy with a rebalance, or is ending, may forget its tasks for a moment.
            streams = found;
        }
        Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
        return new Progress(elapsed, streams, rowsInDatabase(), meter.rates(elapsed, streams));
    }

    /** Nothing while the database cannot be asked: the sink reports that on its own. */
    private Map<String, Long> rowsInDatabase() {
        try (Connection connection = database.connect()) {
            return tables.estimate(connection);
        } catch (SQLException e) {
            return Map.of();
        }
    }

    private void failOnFailure() throws QuickstartException, IOException, InterruptedException {
        Optional<String> failure = run.failure();
        if (failure.isPresent()) {
            throw new QuickstartException(Texts.printable(failure.get()));
        }
    }

    private String summary(Progress progress) throws QuickstartException {
        try {
            boolean isKept = options.once() && options.databaseUrl() == null;
            return new Summary(database, tables).text(progress, isKept);
        } catch (SQLException e) {
            throw new QuickstartException("the database cannot be read: " + e.getMessage(), e);
        }
    }

    private String skippedByName(Progress progress) {
        return progress.in(StreamProgress.Phase.SKIPPED).stream()
                .filter(stream -> options.streams().isByName(stream.stream()))
                .map(stream -> stream.stream() + " (" + Texts.printable(stream.note()) + ")")
                .collect(Collectors.joining(", "));
    }

    private static String troubles(Progress progress) {
        String notes = progress.streams().stream()
                .filter(stream -> stream.phase() != StreamProgress.Phase.SKIPPED)
                .filter(stream -> !stream.note().isEmpty())
                .limit(3)
                .map(stream -> stream.stream() + ": " + Texts.printable(stream.note()))
                .collect(Collectors.joining("; "));
        return notes.isEmpty() ? "" : " (" + notes + ")";
    }
}
