// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;

/** Brings together what is asked for and what a data directory holds. */
final class StatePlan {

    private static final long SEED = 42;

    private StatePlan() {}

    /**
     * The state to start with.
     *
     * @throws QuickstartException if the directory belongs to another account or database than the one asked for
     */
    static SavedState decide(QuickstartOptions options, Optional<SavedState> saved) throws QuickstartException {
        String database = options.databaseUrl() == null ? "" : withoutPassword(options.databaseUrl());
        if (saved.isEmpty()) {
            return fresh(options, database);
        }
        SavedState before = saved.get();
        boolean isSimulated = options.apiKey() == null;
        if (before.isSimulated() != isSimulated) {
            throw other("a " + (before.isSimulated() ? "simulated" : "real") + " account");
        }
        if (!before.database().equals(database)) {
            throw other(before.database().isEmpty() ? "the embedded database" : "database " + before.database());
        }
        if (isSimulated && orElse(options.rows(), before.rows()) != before.rows()) {
            throw other("a simulated account of " + before.rows() + " objects");
        }
        return before.withPort(options.port() != null ? options.port() : before.port());
    }

    private static SavedState fresh(QuickstartOptions options, String database) {
        int port = options.port() != null ? options.port() : options.defaultPort();
        return options.apiKey() == null
                ? new SavedState(
                        port,
                        SavedState.SIMULATED,
                        orElse(options.rows(), options.defaultRows()),
                        SEED,
                        Instant.now().getEpochSecond(),
                        database)
                : new SavedState(port, SavedState.STRIPE, 0, 0, 0, database);
    }

    private static QuickstartException other(String what) {
        return new QuickstartException("the data directory belongs to " + what
                + "; start over with --reset, or name another directory with --data-dir");
    }

    private static long orElse(@Nullable Long value, long otherwise) {
        return value == null ? otherwise : value;
    }

    private static String withoutPassword(String url) {
        return url.replaceAll("(//[^/@:]*):[^/@]*@", "$1@").replaceAll("(?<=[?&])password=[^&]*&?", "");
    }
}
