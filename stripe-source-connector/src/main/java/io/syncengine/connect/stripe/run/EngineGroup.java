// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

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

    private static final Duration START_PAUSE = Duration.ofMillis(100);

    private final EventLoop loop;
    private final TaskConfig config;
    private final RecordQueue queue;
    private final Function<Optional<String>, EngineContext> contexts;
    private final List<AccountEngine> engines = new ArrayList<>();
    private Consumer<EngineContext> onKeyIsGood = context -> {};
    private Cancellable pending = () -> {};
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
            pending = new Identification(own, account -> keyIsGood(own, account), queue::fail).start();
        }
    }

    private void keyIsGood(EngineContext context, Account own) {
        onKeyIsGood.accept(context);
        List<String> connected = new ArrayList<>(config.accounts().connected());
        if (connected.remove(own.id())) {
            log.warn("{} is the key's own account, not a connected one; it is read as such", own.id());
        }
        startNext(connected, 0);
    }

    private void startNext(List<String> connected, int next) {
        if (closed || next == connected.size()) {
            return;
        }
        String id = connected.get(next);
        AccountEngine engine = new AccountEngine(contexts.apply(Optional.of(id)), new ConnectedOwner(id));
        engines.add(engine);
        engine.start();
        pending = loop.schedule(() -> startNext(connected, next + 1), START_PAUSE);
    }

    private void nothingToRead(String reasons) {
        boolean all = engines.stream().allMatch(AccountEngine::isIdle);
        if (config.isAlone() && engines.size() == config.accounts().count() && all) {
            queue.fail(new EngineFailure(reasons + "; give the key the permissions, or select other streams"));
        } else {
            log.warn("{}; other accounts and tasks may have more luck", reasons);
        }
    }

    /** Owner of the engine of the key's own account. */
    private final class OwnOwner implements EngineOwner {
        private final EngineContext context;
        private boolean begun;

        private OwnOwner(EngineContext context) {
            this.context = context;
        }

        @Override
        public void identified(Account account) {
            if (!begun) {
                begun = true;
                keyIsGood(context, account);
            }
        }

        @Override
        public void nothingToRead(String reasons) {
            EngineGroup.this.nothingToRead(reasons);
        }

        @Override
        public void failed(EngineFailure failure) {
            queue.fail(failure);
            stop();
        }
    }

    /** Owner of the engine of a connected account. */
    private final class ConnectedOwner implements EngineOwner {
        private final String id;

        private ConnectedOwner(String id) {
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
            log.error("account {} cannot be read any further: {}", id, failure.getMessage());
        }
    }
}
