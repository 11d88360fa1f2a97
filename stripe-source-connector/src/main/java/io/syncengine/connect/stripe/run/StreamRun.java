// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.change.Change;
import io.syncengine.connect.stripe.change.ChangeBatch;
import io.syncengine.connect.stripe.change.Delivery;
import io.syncengine.connect.stripe.data.ObjectReader;
import io.syncengine.connect.stripe.events.FollowedStream;
import io.syncengine.connect.stripe.events.StreamMemory;
import io.syncengine.connect.stripe.metrics.StreamMetrics;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.state.Phase;
import io.syncengine.connect.stripe.state.Range;
import io.syncengine.connect.stripe.state.SeenIds;
import io.syncengine.connect.stripe.state.StreamState;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One stream at work. All that changes its state goes through here, one batch or step after the other, so that the state
 * that a batch carries is exactly what the batches before it and itself amount to. Event loop only.
 */
final class StreamRun implements FollowedStream {

    /** Stripe keeps events for 30 days. */
    private static final long MAX_GAP = 29 * 86_400L;

    private static final long PROBE_AFTER = 86_400;

    private final StreamDefinition definition;
    private final AccountScope scope;
    private final ObjectReader objects;
    private final StreamMetrics metrics;
    private final boolean hasEvents;
    private final StreamLog log;
    private final StreamList list;
    private final Trouble eventTrouble;
    private final Beat beat;
    private StreamState state;
    private StreamMemory memory;

    StreamRun(StreamDefinition definition, AccountScope scope) {
        this.definition = definition;
        this.scope = scope;
        EngineContext context = scope.context();
        this.objects = new ObjectReader(definition);
        this.metrics = context.metrics().stream(definition.name());
        this.hasEvents = !context.types().typesOf(definition.name()).isEmpty();
        this.log = new StreamLog(definition.name(), context);
        this.list = new StreamList(this, scope);
        this.eventTrouble = new Trouble(context.loop());
        this.beat = new Beat(context.loop(), context.config().connector().live().heartbeatInterval());
        this.state = StreamState.fresh(apiVersion());
        this.memory = new StreamMemory(context.rules(), state);
    }

    /** Takes the stream up where it stood; once, before anything else. */
    void restore(StreamState stored) {
        String pin = apiVersion();
        adopt(stored);
        if (stored.isFollowed() && !ApiMajor.of(stored.api()).equals(ApiMajor.of(pin))) {
            metrics.relisted("version");
            plan("API version " + stored.api() + " has become " + pin);
        } else if (stored.isFollowed()) {
            log.resumed(state);
        }
    }

    /** Makes a plan if the stream has none: it is new, or was skipped and may work now. */
    void planIfNone() {
        if (!state.isFollowed()) {
            plan(state.phase() == Phase.SKIPPED ? "tried again" : "new");
        }
    }

    /** Begins a full pass. No call is made for it, and none of the pass has been made before. */
    private void plan(String why) {
        adopt(scope.planner().plan(list.listed(), state, scope.context().clock().now()));
        log.planned(state, why);
        beat.changedVisibly();
        if (state.ranges().isEmpty()) {
            listed(List.of(), state.listed(List.of(), 0, 0), 0);
        }
        scope.owner().listWork();
    }

    /** What was read for the former state is void. */
    private void adopt(StreamState other) {
        state = other;
        StreamMemory former = memory;
        memory = new StreamMemory(scope.context().rules(), other);
        memory.succeed(former);
        list.reset();
        eventTrouble.over();
        metrics.state(other);
    }

    /** Does what is due by time. */
    void tick() {
        if (state.phase() == Phase.SKIPPED && scope.context().clock().now() >= state.until()) {
            planIfNone();
        }
        if (beat.isDue()) {
            heartbeat();
        }
        log.progress(state);
    }

    StreamState state() {
        return state;
    }

    StreamList list() {
        return list;
    }

    /** Version of the API that its rows are rendered in. */
    String apiVersion() {
        return scope.context().config().connector().connection().apiVersion();
    }

    /** Whether there are events of the stream at all. */
    boolean hasEvents() {
        return hasEvents;
    }

    StreamLog log() {
        return log;
    }

    @Override
    public StreamDefinition definition() {
        return definition;
    }

    @Override
    public ObjectReader objects() {
        return objects;
    }

    @Override
    public StreamMetrics metrics() {
        return metrics;
    }

    @Override
    public StreamMemory memory() {
        return memory;
    }

    @Override
    public long position() {
        return state.eventPosition();
    }

    @Override
    public long followedFrom() {
        return Math.max(0, state.planned() - scope.context().rules().wideOverlap());
    }

    @Override
    public boolean isFollowing() {
        return state.isFollowed() && !eventTrouble.isPaused();
    }

    @Override
    public void followed(List<Change> changes, long position, SeenIds seen, long stamp, long bytes) {
        if (!state.isFollowed()) {
            return;
        }
        StreamState after = state.followed(position, seen, stamp, changes.size());
        if (changes.isEmpty()) {
            keep(after);
        } else {
            eventTrouble.over();
            publish(changes, after, bytes);
        }
    }

    @Override
    public void ahead(Change change, long bytes, Delivery delivery) {
        publish(List.of(change), state, bytes, delivery);
    }

    @Override
    public void checkGap(long now) {
        if (now - state.eventPosition() > MAX_GAP) {
            metrics.relisted("gap");
            plan("Stripe has dropped events since; what was deleted meanwhile stays where it is");
        }
    }

    /** A page of the list was read: its rows are emitted together with what is left to read. */
    void listed(List<Change> changes, StreamState after, long bytes) {
        boolean complete = state.phase() == Phase.LIST && after.phase() == Phase.LIVE;
        if (changes.isEmpty()) {
            keep(after);
        } else {
            publish(changes, after, bytes);
        }
        if (complete) {
            log.live(after);
            heartbeat();
        }
    }

    /** What is left to read has changed, without rows. */
    void rangesBecame(List<Range> ranges) {
        keep(state.withRanges(ranges));
    }

    @Override
    public void refused(StripeApiException reason) {
        refused(reason, eventTrouble);
    }

    /** Stripe refuses calls of the stream. Refusals during the pause after one are of no further account. */
    void refused(StripeApiException reason, Trouble trouble) {
        EngineContext context = scope.context();
        if (trouble.isPaused() || !state.isFollowed()) {
            return;
        }
        int tries = trouble.another(Refusal.PAUSE);
        Refusal refusal = Refusal.of(reason, tries, context.config().connector().limits());
        switch (refusal.action()) {
            case RETRY -> {
                log.refused(reason, tries);
                trouble(refusal.text());
            }
            case SKIP -> skip(refusal.text(), reason);
            case FAIL -> scope.owner().fail(Failures.ofCall(context.config(), definition.name(), reason));
            default -> throw new IllegalStateException("unknown action " + refusal.action());
        }
    }

    private void skip(String text, StripeApiException reason) {
        boolean named = scope.context().config().selection().named().contains(definition.name());
        log.skipped(text, reason, named);
        adopt(state.skipped(text, scope.context().clock().now() + PROBE_AFTER));
        heartbeat();
        scope.owner().skipped(this);
        scope.owner().listWork();
    }

    /** Shows what is wrong for now; empty: nothing is. */
    void trouble(String text) {
        if (state.isFollowed() && !state.error().equals(text)) {
            keep(state.withError(text));
            beat.changedVisibly();
        }
    }

    /** Calls off everything under way. */
    void close() {
        list.reset();
    }

    private void keep(StreamState after) {
        if (!after.equals(state)) {
            state = after;
            metrics.state(after);
            beat.changed();
        }
    }

    private void heartbeat() {
        publish(List.of(), state, 0);
    }

    private void publish(List<Change> changes, StreamState after, long bytes) {
        publish(changes, after, bytes, null);
    }

    private void publish(List<Change> changes, StreamState after, long bytes, @Nullable Delivery delivery) {
        EngineContext context = scope.context();
        context.queue()
                .offer(new ChangeBatch(
                        definition,
                        scope.account().id(),
                        scope.livemode(),
                        changes,
                        state,
                        after,
                        context.clock().now(),
                        bytes,
                        delivery));
        state = after;
        metrics.state(after);
        beat.sent(!changes.isEmpty());
        RowCounts.add(metrics, changes);
    }
}
