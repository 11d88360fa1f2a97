// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.runtime;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line of a Java stack trace that tells a person what happened: the first cause that is not Connect's wrapping. */
public final class TraceLine {

    private static final Pattern CAUSE =
            Pattern.compile("^(?:Caused by: )?(?:[\\w$]+\\.)+([\\w$]+)(?:: (.*))?$", Pattern.DOTALL);

    private static final List<String> WRAPPERS = List.of(
            "Exiting WorkerSinkTask due to unrecoverable exception",
            "Tolerance exceeded in error handler",
            "Unrecoverable exception");

    private TraceLine() {}

    /** One line, never empty. */
    public static String of(String trace) {
        String last = "";
        for (String line : trace.split("\\R")) {
            if (line.startsWith("\t") || line.startsWith(" ")) {
                continue;
            }
            Matcher cause = CAUSE.matcher(line);
            if (!cause.matches()) {
                continue;
            }
            last = cause.group(2) == null ? cause.group(1) : cause.group(2).strip();
            if (WRAPPERS.stream().noneMatch(last::startsWith)) {
                return last;
            }
        }
        return last.isEmpty() ? firstLine(trace) : last;
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("no reason given").strip();
    }
}
