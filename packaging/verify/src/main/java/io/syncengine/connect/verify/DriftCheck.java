// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.verify;

import io.syncengine.connect.stripe.data.MalformedAnswerException;
import io.syncengine.connect.stripe.spec.InvalidSelectionException;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.spec.StreamRegistry;
import io.syncengine.connect.stripe.spec.StreamSelection;
import io.syncengine.connect.verify.account.AccountRows;
import io.syncengine.connect.verify.account.AccountScope;
import io.syncengine.connect.verify.account.AccountScopes;
import io.syncengine.connect.verify.account.CallRefusedException;
import io.syncengine.connect.verify.account.Pause;
import io.syncengine.connect.verify.account.StripeAccess;
import io.syncengine.connect.verify.account.StripeCalls;
import io.syncengine.connect.verify.table.StreamTable;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Compares what Stripe shows with what the tables hold: counts, hashes, and the rows that are missing, stale or should be
 * gone. Both sides may change meanwhile. Some streams are compared at a time; calls of all of them share one rate.
 */
public final class DriftCheck {

    private static final int AT_ONCE = 4;

    private final StripeAccess access;
    private final Target target;
    private final Selection selection;
    private final Tolerance tolerance;
    private final Pause pause;

    /** A check, to be run any number of times. */
    public DriftCheck(StripeAccess access, Target target, Selection selection, Tolerance tolerance) {
        this(access, target, selection, tolerance, duration -> Thread.sleep(duration.toMillis() + 1));
    }

    /** @param pause waits between calls, and until changes have settled */
    DriftCheck(StripeAccess access, Target target, Selection selection, Tolerance tolerance, Pause pause) {
        this.access = access;
        this.target = target;
        this.selection = selection;
        this.tolerance = tolerance;
        this.pause = pause;
    }

    /** Version of Stripe's API that the connector of this release reads with, unless it is told another one. */
    public static String apiVersion() {
        return StreamRegistry.bundled().apiVersion();
    }

    private record Work(AccountScope scope, StreamDefinition stream) {}

    /** A report that nobody listens to meanwhile. */
    public DriftReport run() throws DriftCheckException, InterruptedException {
        return run(stream -> {});
    }

    /**
     * Compares all.
     *
     * @param listener is told of each stream as soon as it is compared; any thread, one at a time
     * @throws DriftCheckException if nothing can be compared
     */
    public DriftReport run(Consumer<StreamDrift> listener) throws DriftCheckException, InterruptedException {
        Clock clock = Clock.systemUTC();
        Instant begun = clock.instant();
        StripeCalls calls = new StripeCalls(access, pause);
        List<Work> all = new ArrayList<>();
        for (AccountScope scope : scopes(calls)) {
            streams().forEach(stream -> all.add(new Work(scope, stream)));
        }
        List<StreamDrift> results = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<StreamDrift>> running = new ArrayList<>();
            for (Work work : all) {
                running.add(threads.submit(() -> {
                    StreamDrift result = compare(calls, work);
                    synchronized (listener) {
                        listener.accept(result);
                    }
                    return result;
                }));
            }
            for (Future<StreamDrift> result : running) {
                results.add(result.get());
            }
        } catch (ExecutionException e) {
            throw new DriftCheckException("the comparison broke: " + e.getCause(), e);
        } finally {
            threads.shutdownNow();
        }
        return new DriftReport(begun, clock.instant(), results);
    }

    private List<StreamDefinition> streams() throws DriftCheckException {
        try {
            return StreamSelection.of(StreamRegistry.bundled(), selection.streams(), selection.exclude())
                    .streams();
        } catch (InvalidSelectionException e) {
            throw new DriftCheckException(String.valueOf(e.getMessage()), e);
        }
    }

    private List<AccountScope> scopes(StripeCalls calls) throws DriftCheckException, InterruptedException {
        AccountScopes accounts = new AccountScopes(calls);
        try {
            List<AccountScope> scopes = new ArrayList<>(List.of(accounts.own()));
            if (selection.accounts().equals(List.of(Selection.ALL_ACCOUNTS))) {
                scopes.addAll(accounts.connected());
            } else {
                selection.accounts().forEach(id -> scopes.add(new AccountScope(id, false)));
            }
            return scopes;
        } catch (IOException | CallRefusedException | MalformedAnswerException e) {
            throw new DriftCheckException("the account cannot be read: " + e.getMessage(), e);
        }
    }

    private StreamDrift compare(StripeCalls calls, Work work) throws InterruptedException {
        String stream = work.stream().name();
        String account = work.scope().id();
        try (Connection connection = target.database().connect()) {
            AccountRows rows = new AccountRows(calls, StreamRegistry.bundled(), work.scope(), work.stream());
            StreamTable table =
                    StreamTable.open(connection, target.schema(), target.table().apply(stream), account);
            Suspects suspects = new Suspects(tolerance.rows());
            StreamCheck check =
                    new StreamCheck(rows, table, ignored(stream), work.stream().exhaustive(), suspects);
            check.run();
            SecondLook look = new SecondLook(rows, table, tolerance, ignored(stream), pause);
            long unsettled = look.settle(suspects.all());
            return check.result(stream, account, look, unsettled);
        } catch (CallRefusedException e) {
            StreamDrift.State state = e.isUnauthorized() ? StreamDrift.State.FAILED : StreamDrift.State.SKIPPED;
            return StreamDrift.not(stream, account, state, String.valueOf(e.getMessage()));
        } catch (SQLException | IOException | MalformedAnswerException e) {
            return StreamDrift.not(stream, account, StreamDrift.State.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private Set<String> ignored(String stream) {
        Set<String> members = new HashSet<>();
        for (String entry : selection.ignored()) {
            int dot = entry.indexOf('.');
            if (isNameOf(entry.substring(0, dot), stream)) {
                members.add(entry.substring(dot + 1));
            }
        }
        return members;
    }

    /** Whether a name, a singular one or a pattern is one of the stream. */
    private static boolean isNameOf(String text, String stream) {
        return StreamRegistry.bundled()
                .find(text)
                .map(found -> found.name().equals(stream))
                .orElseGet(() -> Pattern.matches(text.replace("?", ".").replace("*", ".*"), stream));
    }
}
