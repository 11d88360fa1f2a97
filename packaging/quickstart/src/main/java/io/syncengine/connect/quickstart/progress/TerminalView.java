// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.progress;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Progress as a table that is drawn over itself. It never grows beyond the terminal's height, since what has scrolled
 * away cannot be redrawn: streams that move come first, then those with trouble, then the largest.
 */
public final class TerminalView implements ProgressView {

    private static final String UP = "\u001b[%dA\r";
    private static final String CLEAR_BELOW = "\u001b[J";
    private static final String BOLD = "\u001b[1m";
    private static final String DIM = "\u001b[2m";
    private static final String GREEN = "\u001b[32m";
    private static final String YELLOW = "\u001b[33m";
    private static final String RESET = "\u001b[0m";

    /** Title, headings, the line on what is left out, the total, blank lines between them, and the cursor's line. */
    private static final int FRAME = 7;

    private static final int NUMBERS = 44;
    private static final int MIN_STREAMS = 3;

    private final PrintStream out;
    private final int height;
    private final int width;
    private int drawn;

    /**
     * A view of the given size.
     *
     * @param height lines of the terminal
     * @param width columns of the terminal
     */
    public TerminalView(PrintStream out, int height, int width) {
        this.out = out;
        this.height = height;
        this.width = Math.max(60, width);
    }

    @Override
    public void say(String text) {
        erase();
        out.println(text);
        out.flush();
    }

    @Override
    public void show(Progress progress) {
        List<String> lines = lines(progress);
        erase();
        StringBuilder frame = new StringBuilder();
        lines.forEach(line -> frame.append(line).append('\n'));
        out.print(frame);
        out.flush();
        drawn = lines.size();
    }

    private void erase() {
        if (drawn > 0) {
            out.printf(Locale.ROOT, UP, drawn);
            out.print(CLEAR_BELOW);
            drawn = 0;
        }
    }

    private List<String> lines(Progress progress) {
        List<StreamProgress> ordered = progress.streams().stream()
                .sorted(Comparator.comparingInt(TerminalView::rank)
                        .thenComparing(StreamProgress::rows, Comparator.reverseOrder())
                        .thenComparing(StreamProgress::stream))
                .toList();
        int room = Math.max(MIN_STREAMS, height - FRAME);
        List<StreamProgress> shown = ordered.subList(0, Math.min(room, ordered.size()));
        int name = shown.stream().mapToInt(s -> s.stream().length()).max().orElse(0);
        int nameWidth = Math.max(6, Math.min(name, width - NUMBERS - 10));

        List<String> lines = new ArrayList<>();
        lines.add("");
        if (!shown.isEmpty()) {
            lines.add(DIM + row(nameWidth, "stream", "read", "in postgres", "done", "rows/s") + "  state" + RESET);
        }
        shown.forEach(stream -> lines.add(line(progress, stream, nameWidth)));
        if (ordered.size() > shown.size()) {
            lines.add(DIM + "  and " + Texts.count(ordered.size() - shown.size(), "other stream") + RESET);
        }
        lines.add("");
        lines.add(BOLD
                + Texts.cut("  " + Texts.clock(progress.elapsed()) + "  " + ProgressText.total(progress), width - 1)
                + RESET);
        return lines;
    }

    private static int rank(StreamProgress stream) {
        return switch (stream.phase()) {
            case LIST -> 0;
            case NEW -> 2;
            case LIVE -> stream.note().isEmpty() ? 3 : 1;
            case SKIPPED -> 4;
        };
    }

    private String line(Progress progress, StreamProgress stream, int nameWidth) {
        long rate = Math.round(progress.rates().getOrDefault(stream.stream(), 0.0));
        boolean isSkipped = stream.phase() == StreamProgress.Phase.SKIPPED;
        Long stored = progress.inDatabase().get(stream.stream());
        String numbers = row(
                nameWidth,
                Texts.cut(stream.stream(), nameWidth),
                isSkipped ? "–" : Texts.count(stream.rows()),
                stored == null ? "–" : Texts.count(stored),
                isSkipped ? "–" : Texts.percent(stream.share()),
                rate > 0 ? Texts.count(rate) : "");
        String state = Texts.cut(state(stream), width - numbers.length() - 3);
        return numbers + "  " + colour(stream) + state + RESET;
    }

    private static String row(int nameWidth, String stream, String read, String stored, String done, String rate) {
        return String.format(Locale.ROOT, "  %-" + nameWidth + "s %11s %11s %6s %9s", stream, read, stored, done, rate);
    }

    private static String state(StreamProgress stream) {
        String note = Texts.printable(stream.note());
        return switch (stream.phase()) {
            case NEW -> note.isEmpty() ? "waiting" : "waiting: " + note;
            case LIST -> note.isEmpty() ? "listing" : "listing: " + note;
            case LIVE -> note.isEmpty() ? "live" : "live: " + note;
            case SKIPPED -> "skipped: " + note;
        };
    }

    private static String colour(StreamProgress stream) {
        return switch (stream.phase()) {
            case NEW -> DIM;
            case LIST -> "";
            case LIVE -> stream.note().isEmpty() ? GREEN : YELLOW;
            case SKIPPED -> YELLOW;
        };
    }
}
