// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.data.Account;
import io.syncengine.connect.stripe.loop.Cancellable;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.state.StreamState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import java.util.List;
import java.util.Map;

/**
 * Reads one account: finds out which it is, takes up its streams where they stood, lists them and follows their events,
 * all on the event loop. What it reads goes to the queue, and so does the reason why it cannot go on.
 */
public final class AccountEngine {

    private static final Logger log = LoggerFactory.getLogger(AccountEngine.class);

    private static final String ACCOUNT = "stripe.account";

    private final EngineContext context;
    private @Nullable Cancellable identification;
    private @Nullable AccountStreams streams;
    private volatile boolean closed;

    public AccountEngine(EngineContext context) {
        this.context = context;
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
        MDC.remove(ACCOUNT);
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
        MDC.put(ACCOUNT, account.id());
        boolean livemode = context.config().connector().connection().isLive();
        List<StreamDefinition> definitions = context.config().selection().streams();
        log.info(
                "reads account {} in {} mode, {} streams, API version {}",
                account.id(),
                livemode ? "live" : "test",
                definitions.size(),
                context.config().connector().connection().apiVersion());
        context.metrics().account().identified(account.id());
        try {
            Map<String, StreamState> states = context.offsets()
                    .read(
                            account.id(),
                            livemode,
                            definitions.stream().map(StreamDefinition::name).toList());
            streams = new AccountStreams(context, account, this::fail);
            streams.start(states);
        } catch (EngineFailure e) {
            fail(e);
        }
    }

    private void fail(EngineFailure failure) {
        context.queue().fail(failure);
        stop();
    }
}
