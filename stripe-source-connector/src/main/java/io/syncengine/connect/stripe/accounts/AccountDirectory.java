// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.accounts;

import io.syncengine.connect.stripe.api.ClientContext;
import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.api.StripeApiException.Kind;
import io.syncengine.connect.stripe.api.StripeClient;
import io.syncengine.connect.stripe.api.StripeClock;
import io.syncengine.connect.stripe.api.StripeConnection;
import io.syncengine.connect.stripe.config.AccountKeys;
import io.syncengine.connect.stripe.config.StripeSourceConfig;
import io.syncengine.connect.stripe.loop.EventLoop;
import io.syncengine.connect.stripe.loop.TaskEventLoop;
import io.syncengine.connect.stripe.metrics.SourceMetrics;
import io.syncengine.connect.support.thread.TaskThreads;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The accounts connected to the platform, listed now and then. Safe for any thread; the listener is called on the
 * directory's own.
 */
public final class AccountDirectory implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(AccountDirectory.class);

    /** Part of the account's calls; the tasks have the rest. */
    public static final double RATE_SHARE = 0.02;

    /** After a listing that did not come to its end. */
    private static final Duration TRY_AGAIN = Duration.ofMinutes(1);

    /** Who deals the accounts to tasks. */
    public interface Listener {

        /** Other accounts are connected than {@link #accounts} has told last. */
        void changed();

        /**
         * The accounts cannot be listed, and never have been.
         *
         * @param problem what is wrong and what to do, without secrets
         */
        void refused(String problem);
    }

    private final EventLoop loop;
    private final Duration refresh;
    private final Listener listener;
    private final AutoCloseable parts;
    private final CompletableFuture<List<String>> first = new CompletableFuture<>();
    private volatile List<String> known = List.of();
    private @Nullable List<String> told;
    private boolean askedInVain;
    private volatile String problem = "Stripe has not answered yet";

    AccountDirectory(EventLoop loop, Duration refresh, Listener listener, AutoCloseable parts) {
        this.loop = loop;
        this.refresh = refresh;
        this.listener = listener;
        this.parts = parts;
    }

    /** Begins to list, on another thread; makes no call itself. */
    public static AccountDirectory open(StripeSourceConfig config, Listener listener) {
        TaskThreads threads = TaskThreads.named("stripe-accounts", AccountDirectory.class);
        TaskEventLoop loop = new TaskEventLoop(threads, thrown -> log.error("Listing of accounts failed", thrown));
        StripeConnection connection = StripeConnection.open(config);
        Clock host = Clock.systemUTC();
        StripeClient client = connection.client(
                RATE_SHARE,
                new ClientContext(
                        loop,
                        new StripeClock(loop::nanoTime, host.instant().getEpochSecond()),
                        host,
                        SourceMetrics.unpublished(host).newAccount(),
                        null,
                        new SplittableRandom()));
        AccountDirectory directory =
                new AccountDirectory(loop, config.accounts().refresh(), listener, () -> {
                    connection.close();
                    loop.close();
                });
        directory.start(client);
        return directory;
    }

    /** Begins to list, on the loop. */
    void start(StripeClient client) {
        loop.execute(() -> list(client));
    }

    private void list(StripeClient client) {
        new AccountListing(client, new Outcome(client)).start();
    }

    /**
     * The accounts as they were listed last.
     *
     * @param wait how long to wait for the first listing at most
     * @return ids in alphabetical order
     * @throws AccountsUnknownException if they have not been listed by then
     */
    public List<String> accounts(Duration wait) throws AccountsUnknownException {
        try {
            first.get(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            log.debug("The connected accounts are not listed yet", e);
        }
        return tell();
    }

    private synchronized List<String> tell() throws AccountsUnknownException {
        if (!first.isDone()) {
            askedInVain = true;
            throw unknown();
        }
        told = known;
        return known;
    }

    /** Whether whoever deals accounts does not know of these. */
    private synchronized boolean isNews(List<String> ids) {
        boolean news = askedInVain || (told != null && !told.equals(ids));
        askedInVain = false;
        known = ids;
        first.complete(ids);
        return news;
    }

    private AccountsUnknownException unknown() {
        return new AccountsUnknownException("the accounts for " + AccountKeys.CONNECTED_CONFIG
                + "=all are not known yet, so tasks stay as they are: " + problem);
    }

    /** Ends everything, in three seconds at most. Doing it twice is harmless. */
    @Override
    public void close() {
        try {
            parts.close();
        } catch (Exception e) {
            log.warn("The directory of accounts was not closed properly", e);
        }
    }

    /** What becomes of one listing. */
    private final class Outcome implements AccountListing.Listener {
        private final StripeClient client;

        private Outcome(StripeClient client) {
            this.client = client;
        }

        @Override
        public void listed(List<String> ids) {
            boolean isFirst = !first.isDone();
            if (isFirst || !ids.equals(known)) {
                log.info("{} accounts are connected", ids.size());
            }
            next(refresh);
            if (isNews(ids)) {
                listener.changed();
            }
        }

        @Override
        public void tooMany() {
            refused("more than " + AccountListing.MAX_ACCOUNTS + " accounts are connected; name those to be read in "
                    + AccountKeys.CONNECTED_CONFIG + ", in several connectors if need be");
        }

        @Override
        public void attemptFailed(StripeApiException reason) {
            problem = String.valueOf(reason.getMessage());
        }

        @Override
        public void refused(StripeApiException reason) {
            problem = String.valueOf(reason.getMessage());
            if (reason.kind() == Kind.TRANSIENT || reason.kind() == Kind.MALFORMED || reason.isAboutMissing()) {
                log.warn("Connected accounts are listed again in a minute: {}", problem);
                next(TRY_AGAIN);
            } else {
                refused(problem + "; give the key the permission to read accounts, or name the accounts in "
                        + AccountKeys.CONNECTED_CONFIG);
            }
        }

        private void refused(String why) {
            problem = why;
            next(refresh);
            if (first.isDone()) {
                log.warn("Connected accounts cannot be listed any more; those known stay: {}", why);
            } else {
                listener.refused(why);
            }
        }

        private void next(Duration pause) {
            loop.schedule(() -> list(client), pause);
        }
    }
}
