// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.progress;

import org.jspecify.annotations.Nullable;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Progress as plain lines for a log: a line when streams settle or meet an error, and a total every few seconds while
 * anything moves.
 */
public final class LogView implements ProgressView {

    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final PrintStream out;
    private final Map<String, StreamProgress> told = new HashMap<>();
    private @Nullable Duration lastTotal;
    private String lastLine = "";

    public LogView(PrintStream out) {
        this.out = out;
    }

    @Override
    public void say(String text) {
        out.println(text);
        out.flush();
    }

    @Override
    public void show(Progress progress) {
        String time = "[" + Texts.clock(progress.elapsed()) + "] ";
        List<String> live = new ArrayList<>();
        for (StreamProgress stream : progress.streams()) {
            StreamProgress before = told.put(stream.stream(), stream);
            if (before == null || before.phase() != stream.phase()) {
                if (stream.phase() == StreamProgress.Phase.LIVE) {
                    live.add(stream.stream() + " " + Texts.count(stream.rows()));
                } else if (stream.phase() == StreamProgress.Phase.SKIPPED) {
                    say(time + stream.stream() + " skipped: " + Texts.printable(stream.note()));
                    continue;
                }
            }
            tellError(time, before, stream);
        }
        if (!live.isEmpty()) {
            say(time + "listed: " + String.join(", ", live));
        }
        tellTotal(time, progress);
    }

    private void tellError(String time, @Nullable StreamProgress before, StreamProgress stream) {
        boolean isNew = before == null || !before.note().equals(stream.note());
        if (isNew && !stream.note().isEmpty() && stream.phase() != StreamProgress.Phase.SKIPPED) {
            say(time + stream.stream() + ": " + Texts.printable(stream.note()));
        }
    }

    private void tellTotal(String time, Progress progress) {
        Duration last = lastTotal;
        if (last != null && progress.elapsed().minus(last).compareTo(PERIOD) < 0) {
            return;
        }
        String line = ProgressText.total(progress);
        lastTotal = progress.elapsed();
        if (!line.equals(lastLine)) {
            say(time + line);
            lastLine = line;
        }
    }
}
