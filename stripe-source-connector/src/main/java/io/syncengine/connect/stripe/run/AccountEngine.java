// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

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

import java.util.List;
import java.util.Map;

/**
 * Reads one account: finds out which it is, takes up its streams where they stood, lists them and follows their events,
 * all on the event loop. What it reads goes to its lane of the queue, and the reason why it cannot go on to its owner.
 */
public final class AccountEngine {

    private static final Logger log = LoggerFactory.getLogger(AccountEngine.class);

    private final EngineContext context;
    private final EngineOwner owner;
    private @Nullable Cancellable identification;
    private @Nullable AccountStreams streams;
    private @Nullable String accountId;
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
        if (identification != null) {
            identification.cancel();
        }
        if (streams != null) {
            streams.close();
        }
    }

    private void identify() {
        if (!closed) {
            identification = new Identification(context, this::identified, this::fail).start();
        }
    }

    private void identified(Account account) {
        if (closed) {
            return;
        }
        accountId = account.id();
        context.loop().identified(account.id());
        context.metrics().identified(account.id());
        boolean livemode = context.config().connector().connection().isLive();
        List<StreamDefinition> definitions = context.config().selection().streams();
        log.info(
                "reads account {} in {} mode, {} streams, API version {}",
                account.id(),
                livemode ? "live" : "test",
                definitions.size(),
                context.config().connector().connection().apiVersion());
        try {
            Map<String, StreamState> states = context.offsets()
                    .read(
                            account.id(),
                            livemode,
                            definitions.stream().map(StreamDefinition::name).toList());
            streams = new AccountStreams(context, account, owner::nothingToRead, this::fail);
            streams.start(states);
            owner.identified(account);
        } catch (EngineFailure e) {
            fail(e);
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

    private void fail(EngineFailure failure) {
        stop();
        owner.failed(failure);
    }

    /** Whether the account is known, and none of its streams can be read for now. */
    boolean isIdle() {
        return streams != null && streams.isIdle();
    }
}
