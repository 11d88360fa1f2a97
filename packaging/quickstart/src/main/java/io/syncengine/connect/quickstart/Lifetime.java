// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart;

import io.syncengine.connect.quickstart.database.EmbeddedDatabase;
import io.syncengine.connect.quickstart.progress.ProgressView;
import io.syncengine.connect.quickstart.runtime.LocalNode;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Optional;

/**
 * Ends what a run started, in order, when the JVM ends: by itself, by Ctrl-C or by a signal. Set up by the main thread,
 * carried out by a shutdown hook.
 */
final class Lifetime {

    private final DataDirectory directory;
    private final ProgressView view;
    private volatile @Nullable LocalNode node;
    private volatile @Nullable StripeAccount account;
    private volatile @Nullable SheetTarget sheet;
    private volatile boolean endsDatabase;
    private volatile boolean isEnding;

    Lifetime(DataDirectory directory, ProgressView view) {
        this.directory = directory;
        this.view = view;
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "quickstart-shutdown"));
    }

    void owns(LocalNode started) {
        node = started;
    }

    void owns(StripeAccount started) {
        account = started;
    }

    void owns(SheetTarget started) {
        sheet = started;
    }

    /** Whether the embedded database ends with the run. */
    void endDatabase(boolean ends) {
        endsDatabase = ends;
    }

    /** Whether the JVM is ending: what fails from now on fails because of that. */
    boolean isEnding() {
        return isEnding;
    }

    private void end() {
        isEnding = true;
        LocalNode running = node;
        if (running != null) {
            running.endWithJvm();
        }
        StripeAccount open = account;
        if (open != null) {
            open.close();
        }
        SheetTarget target = sheet;
        if (target != null) {
            target.close();
        }
        try {
            if (endsDatabase) {
                stopDatabase();
            }
            directory.close();
        } catch (IOException e) {
            view.say("quickstart: " + e.getMessage());
        }
    }

    private void stopDatabase() throws IOException {
        Optional<EmbeddedDatabase> database = EmbeddedDatabase.running(directory.postgres());
        if (database.isEmpty()) {
            return;
        }
        try {
            if (database.get().stop()) {
                view.say("\nStopped. Everything is kept in " + directory.path() + "; start again to go on.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
