// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.testing;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * Keeps what is logged below a package, or by a class, while it is open, instead of printing it. One at a time for a
 * package.
 */
public final class LogCapture implements AutoCloseable {

    /** One logged event; {@code text} holds message and stack trace. */
    public record Entry(String level, String logger, String text) {}

    private final class Appender extends AbstractAppender {
        private Appender() {
            super("capture-" + System.identityHashCode(LogCapture.this), null, null, true, Property.EMPTY_ARRAY);
        }

        @Override
        public void append(LogEvent event) {
            entries.add(new Entry(event.getLevel().name(), event.getLoggerName(), text(event)));
        }
    }

    private final String prefix;
    private final List<Entry> entries = new CopyOnWriteArrayList<>();
    private final Appender appender = new Appender();
    private final LoggerContext context = (LoggerContext) LogManager.getContext(false);

    private LogCapture(String prefix, Level level) {
        this.prefix = prefix;
        appender.start();
        LoggerConfig config = new LoggerConfig(prefix, level, false);
        config.addAppender(appender, level, null);
        context.getConfiguration().addLogger(prefix, config);
        context.updateLoggers();
    }

    /** Everything from DEBUG up of the logger of that name and those below it. */
    public static LogCapture debug(String prefix) {
        return new LogCapture(prefix, Level.DEBUG);
    }

    /** Everything at all, for tests that look for secrets. */
    public static LogCapture everything(String prefix) {
        return new LogCapture(prefix, Level.ALL);
    }

    private static String text(LogEvent event) {
        StringWriter text = new StringWriter().append(event.getMessage().getFormattedMessage());
        if (event.getThrown() != null) {
            text.append('\n');
            event.getThrown().printStackTrace(new PrintWriter(text, true));
        }
        return text.toString();
    }

    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Texts of that level, such as {@code WARN}. */
    public List<String> texts(String level) {
        return entries.stream()
                .filter(entry -> entry.level().equals(level))
                .map(Entry::text)
                .toList();
    }

    /** All of it, for a search. */
    public String text() {
        return entries.stream().map(Entry::text).collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        context.getConfiguration().removeLogger(prefix);
        context.updateLoggers();
        appender.stop();
    }
}
