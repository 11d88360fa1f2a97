// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.status;

import io.syncengine.connect.cli.worker.Deployed;
import io.syncengine.connect.cli.worker.Report;
import io.syncengine.connect.quickstart.progress.StreamProgress;
import io.syncengine.connect.quickstart.progress.Texts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The state of connectors as lines for a person. */
public final class StatusText {

    private static final int BAR = 10;

    private StatusText() {}

    public static List<String> of(List<ConnectorReport> reports) {
        List<String> lines = new ArrayList<>();
        if (reports.isEmpty()) {
            lines.add("No connectors. Create a pipeline with: stripe-sync pipeline create FILE");
            return lines;
        }
        List<String> problems = new ArrayList<>();
        for (ConnectorReport report : reports) {
            lines.add(heading(report.connector()));
            lines.addAll(streams(report));
            if (!report.connector().isSource()) {
                lines.add("  " + positions(report));
            }
            problems.addAll(report.problems());
        }
        lines.add("");
        lines.add(problems.isEmpty() ? "All is well." : Texts.count(problems.size(), "problem") + ":");
        problems.forEach(problem -> lines.add("  " + Texts.printable(problem)));
        return lines;
    }

    private static String heading(Deployed connector) {
        Map<String, Integer> states = new LinkedHashMap<>();
        connector.report().tasks().stream()
                .map(Report.Task::state)
                .forEach(state -> states.merge(state, 1, Integer::sum));
        String tasks = states.isEmpty()
                ? "no tasks"
                : states.entrySet().stream()
                        .map(entry -> Texts.count(entry.getValue(), "task")
                                + " "
                                + entry.getKey().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
        return connector.type() + " " + connector.name() + "  "
                + connector.status().state() + ", " + tasks;
    }

    private static List<String> streams(ConnectorReport report) {
        List<String> lines = new ArrayList<>();
        List<StreamReport> streams = report.streams();
        if (streams.isEmpty()) {
            if (report.connector().isStripeSource()) {
                lines.add("  no streams yet");
            }
            return lines;
        }
        boolean isOneAccount = streams.stream()
                        .map(StreamReport::account)
                        .filter(id -> !id.isEmpty())
                        .distinct()
                        .count()
                <= 1;
        int width = streams.stream()
                .mapToInt(stream -> name(stream, isOneAccount).length())
                .max()
                .orElse(0);
        for (StreamReport stream : streams) {
            lines.add(String.format(
                            Locale.ROOT,
                            "  %-" + width + "s  %s %4s  %12s  %s",
                            name(stream, isOneAccount),
                            bar(stream.progress()),
                            share(stream.progress()),
                            rows(stream.progress()),
                            state(stream))
                    .stripTrailing());
        }
        lines.add("  " + total(streams));
        return lines;
    }

    private static String name(StreamReport stream, boolean isOneAccount) {
        String name = stream.progress().stream();
        return isOneAccount || stream.account().isEmpty() ? name : stream.account() + " " + name;
    }

    private static String bar(StreamProgress progress) {
        int done = (int) Math.floor(progress.share() * BAR);
        return "[" + "#".repeat(done) + ".".repeat(BAR - done) + "]";
    }

    private static String share(StreamProgress progress) {
        return progress.phase() == StreamProgress.Phase.SKIPPED ? "-" : Texts.percent(progress.share());
    }

    private static String rows(StreamProgress progress) {
        return progress.phase() == StreamProgress.Phase.SKIPPED ? "-" : Texts.count(progress.rows(), "row");
    }

    private static String state(StreamReport stream) {
        StreamProgress progress = stream.progress();
        String note = Texts.printable(progress.note());
        StringBuilder text = new StringBuilder(word(progress.phase()));
        if (progress.phase() != StreamProgress.Phase.SKIPPED) {
            text.append(stream.isAtRest() ? ", at rest" : "");
            if (!stream.partial().isEmpty()) {
                text.append(", in part (")
                        .append(Texts.printable(stream.partial()))
                        .append(')');
            }
        }
        if (!note.isEmpty()) {
            text.append(stream.hasError() ? ", error: " : ": ").append(note);
        }
        if (stream.until() > 0) {
            text.append("; tried again at ").append(Instant.ofEpochSecond(stream.until()));
        }
        return text.toString();
    }

    private static String total(List<StreamReport> streams) {
        long rows =
                streams.stream().mapToLong(stream -> stream.progress().rows()).sum();
        StringBuilder text = new StringBuilder(Texts.count(streams.size(), "stream"));
        String separator = ": ";
        for (StreamProgress.Phase phase : StreamProgress.Phase.values()) {
            long count = streams.stream()
                    .filter(stream -> stream.progress().phase() == phase)
                    .count();
            if (count > 0) {
                text.append(separator).append(count).append(' ').append(word(phase));
                separator = ", ";
            }
        }
        return text.append("; ")
                .append(Texts.count(rows, "row"))
                .append(" read")
                .toString();
    }

    private static String word(StreamProgress.Phase phase) {
        return switch (phase) {
            case NEW -> "waiting";
            case LIST -> "listing";
            case LIVE -> "live";
            case SKIPPED -> "skipped";
        };
    }

    private static String positions(ConnectorReport report) {
        long topics =
                report.positions().stream().map(TopicPosition::topic).distinct().count();
        String text = topics == 0 ? "nothing committed yet" : Texts.count(topics, "topic") + " read";
        return report.lag().isPresent()
                ? text + ", " + Texts.count(report.lag().getAsLong(), "record") + " behind"
                : text;
    }
}
