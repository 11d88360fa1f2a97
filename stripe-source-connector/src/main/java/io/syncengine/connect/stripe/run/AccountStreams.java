// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.change.Delivery;
import io.syncengine.connect.stripe.change.Origin;
import io.syncengine.connect.stripe.data.Account;
import io.syncengine.connect.stripe.data.StripeEvent;
import io.syncengine.connect.stripe.events.EventSettings;
import io.syncengine.connect.stripe.events.HorizonRule;
import io.syncengine.connect.stripe.list.ListPlanner;
import io.syncengine.connect.stripe.loop.Cancellable;
import io.syncengine.connect.stripe.state.Phase;
import io.syncengine.connect.stripe.state.StreamState;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The streams of a known account at work. Event loop only. */
final class AccountStreams implements StreamOwner {

    private static final Duration TICK = Duration.ofSeconds(1);

    private static final int ACCOUNTS_AT_USUAL_PACE = 10;
    private static final int MAX_IDLE_FACTOR = 12;

    private final EngineContext context;
    private final AccountOwner owner;
    private final List<StreamRun> streams;
    private final ListScheduler lists;
    private final AccountEvents events;
    private @Nullable Cancellable timer;
    private boolean closed;

    AccountStreams(EngineContext context, Account account, AccountOwner owner) {
        this.context = context;
        this.owner = owner;
        HorizonRule horizon = new HorizonRule(context.rules());
        AccountScope scope = new AccountScope(context, account, isLive(), horizon, planner(account), this);
        this.streams = context.config().selection().streams().stream()
                .map(definition -> new StreamRun(definition, scope))
                .toList();
        this.lists = new ListScheduler(context, streams);
        this.events = new AccountEvents(context, horizon, eventSettings(account), streams, this);
    }

    private boolean isLive() {
        return context.config().connector().connection().isLive();
    }

    private ListPlanner planner(Account account) {
        return new ListPlanner(
                context.config().connector().connection().apiVersion(),
                isLive(),
                context.config().connector().passes(),
                account.created(),
                context.rules());
    }

    private EventSettings eventSettings(Account account) {
        return new EventSettings(
                account.id(),
                isLive(),
                context.config().connector().connection().apiVersion(),
                context.rules(),
                context.config().connector().live().pollInterval(),
                idleInterval());
    }

    /** A task that reads many connected accounts looks at each quiet one less often, so that they cost next to nothing. */
    private Duration idleInterval() {
        int many = context.connected().isEmpty()
                ? 0
                : context.config().accounts().connected().size();
        int factor = Math.max(1, Math.min(MAX_IDLE_FACTOR, many / ACCOUNTS_AT_USUAL_PACE));
        return context.config().connector().live().pollInterval().multipliedBy(factor);
    }

    /** Takes the streams up where they stood, once. */
    void start(Map<String, StreamState> states) {
        restore(states);
        context.queue().onRoom(() -> context.loop().execute(this::hasRoom));
        streams.forEach(stream -> stream.passes().planIfNone());
        events.start();
        tick();
    }

    /** Takes the streams up where they stood, and goes no further with them; see {@link #leave}. */
    void startAway(Map<String, StreamState> states, String text, long until) {
        closed = true;
        restore(states);
        leave(text, until);
    }

    private void restore(Map<String, StreamState> states) {
        for (StreamRun stream : streams) {
            StreamState stored = states.get(stream.definition().name());
            if (stored != null) {
                stream.restore(stored);
            }
        }
    }

    /** Stops, with all streams skipped for that reason. */
    void leave(String text, long until) {
        close();
        streams.forEach(stream -> stream.leave(text, until));
    }

    /** How far each stream is, by name. */
    Map<String, StreamState> states() {
        return streams.stream().collect(Collectors.toMap(run -> run.definition().name(), StreamRun::state));
    }

    private void tick() {
        if (!closed) {
            streams.forEach(StreamRun::tick);
            lists.fill();
            timer = context.loop().schedule(this::tick, TICK);
        }
    }

    private void hasRoom() {
        if (!closed) {
            lists.fill();
            events.resume();
        }
    }

    /** Asks for a look at the events once one of that moment has settled. */
    void lookFor(long created) {
        if (!closed) {
            events.lookFor(created);
        }
    }

    /** Takes an event that has come by itself. */
    void offer(StripeEvent event, Origin origin, Delivery delivery) {
        if (closed) {
            delivery.end(Delivery.Outcome.LEFT);
        } else {
            events.offer(event, origin, delivery);
        }
    }

    @Override
    public void listWork() {
        if (!closed) {
            lists.fill();
        }
    }

    @Override
    public int wantedReads(StreamRun stream) {
        return lists.wantedReads(stream);
    }

    @Override
    public void skipped(StreamRun stream) {
        if (!isIdle()) {
            return;
        }
        String reasons = streams.stream()
                .map(run -> run.definition().name() + " (" + run.state().error() + ")")
                .limit(3)
                .collect(Collectors.joining("; "));
        owner.nothingToRead("none of the " + streams.size() + " streams can be read: " + reasons
                + (streams.size() > 3 ? "; …" : ""));
    }

    /** Whether none of the streams can be read for now. */
    boolean isIdle() {
        return streams.stream().allMatch(run -> run.state().phase() == Phase.SKIPPED);
    }

    @Override
    public void seemsOutOfReach(StripeApiException reason) {
        if (!closed) {
            owner.seemsOutOfReach(reason);
        }
    }

    @Override
    public void fail(EngineFailure failure) {
        if (!closed) {
            owner.fail(failure);
        }
    }

    void close() {
        closed = true;
        if (timer != null) {
            timer.cancel();
        }
        events.close();
        streams.forEach(StreamRun::close);
    }
}
