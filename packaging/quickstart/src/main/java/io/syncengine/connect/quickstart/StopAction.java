// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart;

import io.syncengine.connect.quickstart.database.EmbeddedDatabase;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Stops what runs on a data directory: a quickstart in another terminal, and the database that it left. */
final class StopAction {

    private static final int LIMIT_SECONDS = 60;

    private final DataDirectory directory;

    StopAction(DataDirectory directory) {
        this.directory = directory;
    }

    int run() throws QuickstartException, IOException, InterruptedException {
        boolean isFound = false;
        Optional<ProcessHandle> owner = directory.owner();
        if (owner.isPresent()) {
            isFound = true;
            stop(owner.get());
            System.out.println("Stopped the quickstart (process " + owner.get().pid() + ").");
        }
        Optional<EmbeddedDatabase> database = EmbeddedDatabase.running(directory.postgres());
        if (database.isPresent()) {
            isFound = true;
            if (!database.get().stop()) {
                throw new QuickstartException("PostgreSQL on " + directory.postgres() + " does not stop");
            }
            System.out.println("Stopped PostgreSQL. Its data is kept in " + directory.path() + ".");
        }
        if (!isFound) {
            System.out.println("Nothing runs on " + directory.path() + ".");
        }
        return 0;
    }

    private static void stop(ProcessHandle process) throws QuickstartException, InterruptedException {
        process.destroy();
        try {
            process.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new QuickstartException("process " + process.pid() + " does not stop", e);
        }
    }
}
