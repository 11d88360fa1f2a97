// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * When the simulated account has changed by itself, and how fast: a small file beside topics and database. Its changes follow
 * from seed, moment and rate, so that this is all it takes to have the same account again. Not thread-safe.
 */
final class AccountHistory {

    /**
     * A time in which the account changed. Moments are milliseconds since 1970.
     *
     * @param to the last moment that anybody may have seen, or later
     * @param rate changes a second
     */
    record Period(long from, long to, double rate) {

        private static Period of(String line) throws IOException {
            String[] words = line.split(" ");
            try {
                return new Period(Long.parseLong(words[0]), Long.parseLong(words[1]), Double.parseDouble(words[2]));
            } catch (RuntimeException e) {
                throw new IOException("not a period of the simulated account: " + line, e);
            }
        }

        private String line() {
            return from + " " + to + " " + rate;
        }
    }

    private final Path file;
    private final List<Period> periods = new ArrayList<>();

    private AccountHistory(Path file) {
        this.file = file;
    }

    /** @param file need not exist */
    static AccountHistory read(Path file) throws IOException {
        AccountHistory history = new AccountHistory(file);
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                history.periods.add(Period.of(line));
            }
        }
        return history;
    }

    /** In order; none overlaps another. */
    List<Period> periods() {
        return List.copyOf(periods);
    }

    /** The last moment that is in it; 0 when there is none. */
    long end() {
        return periods.isEmpty() ? 0 : periods.get(periods.size() - 1).to();
    }

    /** Opens a period, which is written with the first {@link #reach}. */
    void begin(long from, double rate) {
        periods.add(new Period(from, from, rate));
    }

    /** Sets the end of the last period, and returns once it is in the file. */
    void reach(long to) throws IOException {
        Period last = periods.remove(periods.size() - 1);
        periods.add(new Period(last.from(), to, last.rate()));
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.write(next, periods.stream().map(Period::line).toList());
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
