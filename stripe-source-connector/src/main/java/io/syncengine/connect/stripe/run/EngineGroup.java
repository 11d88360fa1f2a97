// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.change.Delivery;
import io.syncengine.connect.stripe.change.Origin;
import io.syncengine.connect.stripe.config.TaskConfig;
import io.syncengine.connect.stripe.data.Account;
import io.syncengine.connect.stripe.data.StripeEvent;
import io.syncengine.connect.stripe.loop.Cancellable;
import io.syncengine.connect.stripe.loop.EventLoop;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The engines of a task's accounts, on one event loop. Connected accounts begin once the key has proved good, one after
 * the other so that they do not all call at the same time ever after. What goes wrong with a connected account stays with
 * it; what goes wrong with the key ends the task.
 */
public final class EngineGroup {

    private static final Logger log = LoggerFactory.getLogger(EngineGroup.class);

    /** How long an account is left alone that cannot be read for an unknown reason. */
    private static final Duration LEFT_ALONE = Duration.ofDays(1);

    private static final Duration START_PAUSE = Duration.ofMillis(100);

    private final EventLoop loop;
    private final TaskConfig config;
    private final RecordQueue queue;
    private final Function<Optional<String>, EngineContext> contexts;
    private final List<AccountEngine> engines = new ArrayList<>();
    private Consumer<EngineContext> onKeyIsGood = context -> {};
    private final List<Runnable> untilKeyProvesGood = new ArrayList<>();
    private Cancellable pending = () -> {};
    private Cancellable trial = () -> {};
    private boolean closed;

    /**
     * @param queue the queue of the task, of which each engine's context has a lane
     * @param contexts makes the context of a connected account, or of the key's own; called on the loop
     */
    public EngineGroup(
            EventLoop loop, TaskConfig config, RecordQueue queue, Function<Optional<String>, EngineContext> contexts) {
        this.loop = loop;
        this.config = config;
        this.queue = queue;
        this.contexts = contexts;
    }

    /** Begins, on the loop; returns at once. Callable from any thread, once. */
    public void start() {
        loop.execute(this::begin);
    }

    /** Sets who is told, on the loop, once the key has proved good: calls may be made then. To be set before the start. */
    public void onKeyIsGood(Consumer<EngineContext> listener) {
        onKeyIsGood = listener;
    }

    /**
     * Asks for a look at an account's events once one of that moment has settled. Callable from any thread.
     *
     * @param account a connected account; null: the key's own
     * @param created seconds since 1970
     */
    public void lookFor(@Nullable String account, long created) {
        loop.execute(() -> engineOf(account).ifPresent(engine -> engine.lookFor(created)));
    }

    /** Takes an event that has come by itself. Callable from any thread. */
    public void offer(StripeEvent event, Origin origin, Delivery delivery) {
        loop.execute(() -> engineOf(event.account())
                .ifPresentOrElse(
                        engine -> engine.offer(event, origin, delivery),
                        () -> delivery.end(Delivery.Outcome.OTHER_ACCOUNT)));
    }

    private Optional<AccountEngine> engineOf(@Nullable String account) {
        if (account == null) {
            return config.accounts().own() ? engines.stream().findFirst() : Optional.empty();
        }
        return engines.stream()
                .filter(engine -> account.equals(engine.accountId()))
                .findFirst();
    }

    /** Calls off everything under way; returns at once, and nothing is queued any more. Callable from any thread. */
    public void close() {
        queue.close();
        loop.execute(this::stop);
    }

    private void stop() {
        closed = true;
        pending.cancel();
        trial.cancel();
        engines.forEach(AccountEngine::close);
    }

    private void begin() {
        if (closed) {
            return;
        }
        EngineContext own = contexts.apply(Optional.empty());
        if (config.accounts().own()) {
            AccountEngine engine = new AccountEngine(own, new OwnOwner(own));
            engines.add(engine);
            engine.start();
        } else {
            pending = new Identification(own, new KeyTrial(account -> keyIsGood(own, account))).start();
        }
    }

    private void keyIsGood(EngineContext own, Account account) {
        onKeyIsGood.accept(own);
        List<String> connected = new ArrayList<>(config.accounts().connected());
        if (connected.remove(account.id())) {
            log.warn("{} is the key's own account, not a connected one; it is read as such", account.id());
        }
        startNext(own, connected, 0);
    }

    private void startNext(EngineContext own, List<String> connected, int next) {
        if (closed || next == connected.size()) {
            return;
        }
        String id = connected.get(next);
        ConnectedOwner owner = new ConnectedOwner(own, id);
        AccountEngine engine = new AccountEngine(contexts.apply(Optional.of(id)), owner);
        owner.engine = engine;
        engines.add(engine);
        engine.start();
        pending = loop.schedule(() -> startNext(own, connected, next + 1), START_PAUSE);
    }

    private void nothingToRead(String reasons) {
        boolean all = engines.stream().allMatch(AccountEngine::isIdle);
        if (config.isAlone() && engines.size() == config.accounts().count() && all) {
            queue.fail(new EngineFailure(reasons + "; give the key the permissions, or select other streams"));
        } else {
            log.warn("{}; other accounts and tasks may have more luck", reasons);
        }
    }

    /** Asks whether the key works at all; if not, the task ends. */
    private void tryKey(EngineContext own, Runnable onGood) {
        untilKeyProvesGood.add(onGood);
        if (untilKeyProvesGood.size() == 1) {
            trial = new Identification(own, new KeyTrial(account -> keyProvedGood())).start();
        }
    }

    private void keyProvedGood() {
        List<Runnable> waiting = List.copyOf(untilKeyProvesGood);
        untilKeyProvesGood.clear();
        waiting.forEach(Runnable::run);
    }

    private void fail(EngineFailure failure) {
        queue.fail(failure);
        stop();
    }

    /** Owner of the engine of the key's own account. */
    private final class OwnOwner implements EngineOwner {
        private final EngineContext own;

        private OwnOwner(EngineContext own) {
            this.own = own;
        }

        @Override
        public void identified(Account account) {
            keyIsGood(own, account);
        }

        @Override
        public void nothingToRead(String reasons) {
            EngineGroup.this.nothingToRead(reasons);
        }

        @Override
        public void failed(EngineFailure failure) {
            EngineGroup.this.fail(failure);
        }
    }

    /** Owner of the engine of a connected account. */
    private final class ConnectedOwner implements EngineOwner {
        private final EngineContext own;
        private final String id;
        private @Nullable AccountEngine engine;

        private ConnectedOwner(EngineContext own, String id) {
            this.own = own;
            this.id = id;
        }

        @Override
        public void identified(Account account) {}

        @Override
        public void nothingToRead(String reasons) {
            EngineGroup.this.nothingToRead(reasons);
        }

        @Override
        public void failed(EngineFailure failure) {
            if (!(failure.getCause() instanceof StripeApiException reason)) {
                // It is not the account's: an offset that nobody can read.
                EngineGroup.this.fail(failure);
                return;
            }
            switch (reason.kind()) {
                case UNAUTHORIZED, TRANSIENT -> {
                    log.warn("account {}: is it the account, or the key and the network? {}", id, failure.getMessage());
                    tryKey(own, () -> leave(failure));
                }
                default -> leave(failure);
            }
        }

        private void leave(EngineFailure failure) {
            log.error("account {} is left alone for a day, the others go on: {}", id, failure.getMessage());
            if (engine != null) {
                engine.leave("error", LEFT_ALONE);
            }
        }
    }

    /** Whether the key works: what goes wrong with it ends the task. */
    private final class KeyTrial implements Identification.Listener {
        private final Consumer<Account> good;

        private KeyTrial(Consumer<Account> good) {
            this.good = good;
        }

        @Override
        public void identified(Account account) {
            good.accept(account);
        }

        @Override
        public void outOfReach(StripeApiException reason) {
            throw new IllegalStateException("said of the key's own account: " + reason.getMessage());
        }

        @Override
        public void unidentified(EngineFailure failure) {
            EngineGroup.this.fail(failure);
        }
    }
}
