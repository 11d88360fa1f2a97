// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.change.Delivery;
import io.syncengine.connect.stripe.change.Origin;
import io.syncengine.connect.stripe.data.Account;
import io.syncengine.connect.stripe.data.StripeEvent;
import io.syncengine.connect.stripe.loop.Cancellable;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.state.StreamState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Map;

/**
 * Reads one account: finds out which it is, takes up its streams where they stood, lists them and follows their events,
 * all on the event loop. What it reads goes to its lane of the queue, and the reason why it cannot go on to its owner.
 *
 * <p>A connected account may go out of the key's reach at any time, and come back. That is asked for twice before it is
 * believed. Its streams are skipped then, each of them listed anew when the account is back.
 */
public final class AccountEngine {

    private static final Logger log = LoggerFactory.getLogger(AccountEngine.class);

    /** Not at once: what was a hiccup is over by then. */
    private static final Duration ASK_AGAIN = Duration.ofSeconds(10);

    /** So many refusals in a row are believed. */
    private static final int CERTAIN = 2;

    /** One call; an account may be connected again at any time. */
    private static final Duration PROBE = Duration.ofHours(1);

    private final EngineContext context;
    private final EngineOwner owner;
    private final Course course = new Course();
    private Cancellable pending = () -> {};
    private @Nullable AccountStreams streams;
    private @Nullable String accountId;
    private boolean asking;
    private int refusals;
    private boolean away;
    private volatile boolean closed;

    public AccountEngine(EngineContext context, EngineOwner owner) {
        this.context = context;
        this.owner = owner;
    }

    /** Begins, on the loop; returns at once. Callable from any thread, once. */
    public void start() {
        context.loop().execute(this::identify);
    }

    /** Calls off everything under way; returns at once, and nothing is offered any more. Callable from any thread. */
    public void close() {
        closed = true;
        context.queue().close();
        context.loop().execute(this::stop);
    }

    private void stop() {
        pending.cancel();
        if (streams != null) {
            streams.close();
        }
    }

    private void identify() {
        if (!closed) {
            asking = true;
            pending = new Identification(context, course).start();
        }
    }

    /** Id of the account; null until it is known. Event loop only. */
    @Nullable
    String accountId() {
        return accountId;
    }

    /** Asks for a look at the events once one of that moment has settled, seconds since 1970. Event loop only. */
    public void lookFor(long created) {
        if (streams != null) {
            streams.lookFor(created);
        }
    }

    /** Takes an event that has come by itself; while the account is not known, the looks to come bring it. Event loop only. */
    public void offer(StripeEvent event, Origin origin, Delivery delivery) {
        if (streams == null) {
            delivery.end(Delivery.Outcome.LEFT);
        } else {
            streams.offer(event, origin, delivery);
        }
    }

    /** Whether the account is known, and none of its streams can be read for now. */
    boolean isIdle() {
        return streams != null && streams.isIdle();
    }

    /**
     * Reads nothing for a while: all streams are skipped for that reason, and the account is asked for again later. Only
     * for a connected account.
     *
     * @param text why, for offsets, heartbeats and metrics
     */
    void leave(String text, Duration pause) {
        if (closed) {
            return;
        }
        boolean wasAway = away;
        away = true;
        pending.cancel();
        long until = context.clock().now() + pause.toSeconds();
        AccountStreams current = streams;
        if (current != null) {
            current.leave(text, until);
        } else {
            try {
                Account account = new Account(context.connected().orElseThrow(), 0);
                Map<String, StreamState> states = stored(account);
                streams = new AccountStreams(context, account, course);
                streams.startAway(states, text, until);
            } catch (EngineFailure e) {
                owner.failed(e);
            }
        }
        pending = context.loop().schedule(this::identify, pause);
        if (!wasAway) {
            owner.nothingToRead("account " + context.connected().orElse("") + " cannot be read: " + text);
        }
    }

    private void begin(Account account) {
        String mode = context.config().connector().connection().isLive() ? "live" : "test";
        log.info(
                "reads account {} in {} mode, {} streams, API version {}",
                account.id(),
                mode,
                context.config().selection().streams().size(),
                context.config().connector().connection().apiVersion());
        try {
            AccountStreams former = streams;
            Map<String, StreamState> states = former == null ? stored(account) : former.states();
            streams = new AccountStreams(context, account, course);
            streams.start(states);
            owner.identified(account);
        } catch (EngineFailure e) {
            course.fail(e);
        }
    }

    private Map<String, StreamState> stored(Account account) throws EngineFailure {
        accountId = account.id();
        context.loop().identified(account.id());
        context.metrics().identified(account.id());
        return context.offsets()
                .read(
                        account.id(),
                        context.config().connector().connection().isLive(),
                        context.config().selection().streams().stream()
                                .map(StreamDefinition::name)
                                .toList());
    }

    /** What becomes of the account. */
    private final class Course implements Identification.Listener, AccountOwner {

        @Override
        public void identified(Account account) {
            asking = false;
            refusals = 0;
            if (closed) {
                return;
            }
            if (streams == null || away) {
                away = false;
                begin(account);
            } else {
                log.info("account {} is within reach after all", account.id());
            }
        }

        @Override
        public void seemsOutOfReach(StripeApiException reason) {
            if (!closed && !asking && !away) {
                outOfReach(reason);
            }
        }

        @Override
        public void outOfReach(StripeApiException reason) {
            refusals++;
            if (!away && refusals < CERTAIN) {
                asking = true;
                pending = context.loop().schedule(AccountEngine.this::identify, ASK_AGAIN);
                return;
            }
            asking = false;
            if (!away) {
                log.warn("the account cannot be read; it is asked for every hour: {}", reason.getMessage());
            }
            leave(reason.skipReason(), PROBE);
        }

        @Override
        public void unidentified(EngineFailure failure) {
            asking = false;
            fail(failure);
        }

        @Override
        public void nothingToRead(String reasons) {
            owner.nothingToRead(reasons);
        }

        @Override
        public void fail(EngineFailure failure) {
            if (!closed) {
                stop();
                owner.failed(failure);
            }
        }
    }
}
