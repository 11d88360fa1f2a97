// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.drift;

import io.syncengine.connect.quickstart.progress.Texts;
import io.syncengine.connect.verify.Drift;
import io.syncengine.connect.verify.DriftKind;
import io.syncengine.connect.verify.DriftReport;
import io.syncengine.connect.verify.StreamDrift;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A comparison as lines: a table of the streams that differ or could not be compared, then a summary. */
public final class DriftText {

    private static final String NOT_COMPARED = "-";

    private final boolean namesAccounts;

    /** @param namesAccounts whether there may be streams of more than one account */
    public DriftText(boolean namesAccounts) {
        this.namesAccounts = namesAccounts;
    }

    /** What came out for one stream, in a line, while the others are still compared. */
    public String progress(StreamDrift stream) {
        return name(stream) + ": "
                + switch (stream.state()) {
                    case SKIPPED -> "not shown: " + reason(stream);
                    case FAILED -> "failed: " + reason(stream);
                    case COMPARED -> Texts.count(stream.accountRows(), "row") + ", " + verdict(stream);
                };
    }

    /** The whole report. */
    public List<String> of(DriftReport report) {
        List<String> lines = new ArrayList<>();
        List<StreamDrift> differing =
                report.streams().stream().filter(DriftText::isToShow).toList();
        if (!differing.isEmpty()) {
            lines.addAll(table(differing));
            differing.forEach(stream -> lines.addAll(examples(stream)));
            lines.add("");
        }
        for (StreamDrift stream : report.streams()) {
            if (stream.state() == StreamDrift.State.FAILED) {
                lines.add(name(stream) + " could not be compared: " + reason(stream));
            }
        }
        String skipped = report.streams().stream()
                .filter(stream -> stream.state() == StreamDrift.State.SKIPPED)
                .map(this::name)
                .collect(Collectors.joining(", "));
        if (!skipped.isEmpty()) {
            lines.add("Not shown to this key or account: " + skipped);
        }
        lines.add(summary(report));
        return lines;
    }

    private static boolean isToShow(StreamDrift stream) {
        return stream.hasDrift() || stream.unsettled() > 0;
    }

    private static String verdict(StreamDrift stream) {
        List<String> parts = new ArrayList<>();
        for (DriftKind kind : DriftKind.values()) {
            long rows = stream.drift(kind).rows();
            if (rows > 0) {
                parts.add(Texts.count(rows) + " " + kind.code());
            }
        }
        if (stream.unsettled() > 0) {
            parts.add(Texts.count(stream.unsettled()) + " that changed all the while");
        }
        return parts.isEmpty() ? "no drift" : String.join(", ", parts);
    }

    private List<String> table(List<StreamDrift> streams) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "Stripe", "table", "missing", "stale", "extra", "unsettled"));
        for (StreamDrift stream : streams) {
            rows.add(List.of(
                    name(stream),
                    Texts.count(stream.accountRows()),
                    Texts.count(stream.tableRows()),
                    Texts.count(stream.drift(DriftKind.MISSING).rows()),
                    stream.comparesContents()
                            ? Texts.count(stream.drift(DriftKind.STALE).rows())
                            : NOT_COMPARED,
                    stream.comparesExtras()
                            ? Texts.count(stream.drift(DriftKind.EXTRA).rows())
                            : NOT_COMPARED,
                    Texts.count(stream.unsettled())));
        }
        int first = rows.stream().mapToInt(row -> row.get(0).length()).max().orElse(0);
        return rows.stream()
                .map(row -> String.format(
                        Locale.ROOT, "%-" + Math.max(1, first) + "s %12s %12s %9s %9s %9s %9s", row.toArray()))
                .toList();
    }

    private List<String> examples(StreamDrift stream) {
        List<String> lines = new ArrayList<>();
        for (DriftKind kind : DriftKind.values()) {
            Drift drift = stream.drift(kind);
            if (drift.rows() == 0) {
                continue;
            }
            String rows = drift.examples().stream()
                    .map(row -> Texts.printable(row.id())
                            + (row.members().isEmpty() ? "" : " (" + String.join(", ", row.members()) + ")"))
                    .collect(Collectors.joining(", "));
            long more = drift.rows() - drift.examples().size();
            lines.add(name(stream) + ", " + kind.code() + ": " + rows
                    + (more > 0 ? (rows.isEmpty() ? "" : " and ") + Texts.count(more) + " more" : ""));
        }
        return lines;
    }

    private static String summary(DriftReport report) {
        long compared = count(report, StreamDrift.State.COMPARED);
        long skipped = count(report, StreamDrift.State.SKIPPED);
        long failed = count(report, StreamDrift.State.FAILED);
        long differing = report.streams().stream().filter(StreamDrift::hasDrift).count();
        long rows =
                report.streams().stream().mapToLong(StreamDrift::accountRows).sum();
        return Texts.count(rows, "row") + " of " + Texts.count(compared, "stream") + " compared: " + differing
                + " with drift, " + (compared - differing) + " without"
                + (skipped > 0 ? "; " + skipped + " not shown" : "")
                + (failed > 0 ? "; " + failed + " failed" : "") + ".";
    }

    private static long count(DriftReport report, StreamDrift.State state) {
        return report.streams().stream()
                .filter(stream -> stream.state() == state)
                .count();
    }

    private String name(StreamDrift stream) {
        return namesAccounts ? stream.account() + " " + stream.stream() : stream.stream();
    }

    private static String reason(StreamDrift stream) {
        @Nullable String reason = stream.reason();
        return reason == null ? "" : Texts.printable(reason);
    }
}
