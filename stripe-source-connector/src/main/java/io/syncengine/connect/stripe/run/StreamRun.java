// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.change.Change;
import io.syncengine.connect.stripe.change.ChangeBatch;
import io.syncengine.connect.stripe.change.Delivery;
import io.syncengine.connect.stripe.config.LimitSettings;
import io.syncengine.connect.stripe.data.ChildReader;
import io.syncengine.connect.stripe.data.ObjectReader;
import io.syncengine.connect.stripe.data.RowIds;
import io.syncengine.connect.stripe.events.EventUse;
import io.syncengine.connect.stripe.events.FollowedStream;
import io.syncengine.connect.stripe.events.StreamMemory;
import io.syncengine.connect.stripe.metrics.StreamMetrics;
import io.syncengine.connect.stripe.spec.Paging;
import io.syncengine.connect.stripe.spec.ParentLink;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.state.Phase;
import io.syncengine.connect.stripe.state.SeenIds;
import io.syncengine.connect.stripe.state.StreamState;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.OptionalLong;

/**
 * One stream at work. All that changes its state goes through here, one batch or step after the other, so that the state
 * that a batch carries is exactly what the batches before it and itself amount to. Event loop only.
 */
final class StreamRun implements FollowedStream {

    private static final long PROBE_AFTER = 86_400;

    private final StreamDefinition definition;
    private final AccountScope scope;
    private final ObjectReader objects;
    private final @Nullable ChildReader children;
    private final StreamMetrics metrics;
    private final EventUse events;
    private final StreamLog log;
    private final StreamList list;
    private final Trouble eventTrouble;
    private final Beat beat;
    private final StreamPasses passes;
    private StreamState state;
    private StreamMemory memory;
    private String eventsError = "";

    StreamRun(StreamDefinition definition, AccountScope scope) {
        this.definition = definition;
        this.scope = scope;
        EngineContext context = scope.context();
        String account = scope.account().id();
        this.objects = definition.isSingleton()
                ? new ObjectReader(definition, RowIds.fixed(account))
                : new ObjectReader(definition);
        this.metrics = context.metrics().stream(definition.name());
        ParentLink link = definition.parent();
        this.children = link == null ? null : new ChildReader(definition, link);
        this.events = EventUse.of(context.registry().eventTypes(), definition, account, children);
        this.log = new StreamLog(definition.name(), context);
        this.list = new StreamList(this, scope, parents(link, context));
        this.eventTrouble = new Trouble(context.loop());
        this.beat = new Beat(context.loop(), context.config().connector().live().heartbeatInterval());
        this.passes = new StreamPasses(this, scope);
        this.state = StreamState.fresh(apiVersion());
        this.memory = new StreamMemory(context.rules(), state);
    }

    private static @Nullable StreamDefinition parents(@Nullable ParentLink link, EngineContext context) {
        return link == null
                ? null
                : context.registry()
                        .find(link.stream())
                        .orElseThrow(() -> new IllegalStateException("there is no stream " + link.stream()));
    }

    /** Takes the stream up where it stood; once, before anything else. */
    void restore(StreamState stored) {
        String pin = apiVersion();
        adopt(stored);
        if (stored.isFollowed() && !ApiMajor.of(stored.api()).equals(ApiMajor.of(pin))) {
            metrics.relisted("version");
            passes.again("API version " + stored.api() + " has become " + pin);
        } else if (stored.isFollowed()) {
            log.resumed(state);
        }
    }

    /** What was read for the former state is void. */
    void adopt(StreamState other) {
        state = told(other);
        StreamMemory former = memory;
        memory = new StreamMemory(scope.context().rules(), other);
        memory.succeed(former);
        list.reset();
        eventTrouble.over();
        metrics.state(state);
    }

    /** Does what is due by time. */
    void tick() {
        if (state.phase() == Phase.SKIPPED && scope.context().clock().now() >= state.until()) {
            passes.planIfNone();
        }
        passes.repeat();
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

    /** The passes over its list. */
    StreamPasses passes() {
        return passes;
    }

    /** Version of the API that its rows are rendered in. */
    String apiVersion() {
        return scope.context().config().connector().connection().apiVersion();
    }

    /** Whether there are events of the stream at all. */
    boolean hasEvents() {
        return !events.types().isEmpty();
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
    public @Nullable ChildReader children() {
        return children;
    }

    @Override
    public EventUse events() {
        return events;
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
            boolean healed = eventTrouble.over();
            publish(changes, healed ? after.withError(eventsError) : after, bytes, null);
        }
    }

    @Override
    public void page(List<Change> changes, long stamp, long bytes) {
        if (state.isFollowed() && !changes.isEmpty()) {
            publish(changes, state.followed(position(), state.seen(), stamp, changes.size()), bytes, null);
        }
    }

    @Override
    public boolean hasRoom() {
        return scope.context().queue().hasRoom();
    }

    @Override
    public void ahead(Change change, long bytes, Delivery delivery) {
        publish(List.of(change), state, bytes, delivery);
    }

    @Override
    public void checkGap(long now) {
        if (hasEvents() && isGap(now)) {
            metrics.relisted("gap");
            passes.plan("Stripe has dropped events since");
        }
    }

    /** Whether Stripe may have dropped events above the position. */
    boolean isGap(long now) {
        return now - state.eventPosition()
                > scope.context().config().connector().live().maxGap().toSeconds();
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
        Refusal refusal = judge(reason, trouble, tries);
        switch (refusal.action()) {
            case RETRY -> {
                log.refused(reason, tries);
                trouble(refusal.text());
            }
            case SKIP -> skip(refusal.text(), reason);
            case LEAVE -> scope.owner().seemsOutOfReach(reason);
            case FAIL -> scope.owner().fail(Failures.ofCall(context.config(), definition.name(), reason));
            default -> throw new IllegalStateException("unknown action " + refusal.action());
        }
    }

    private Refusal judge(StripeApiException reason, Trouble trouble, int tries) {
        EngineContext context = scope.context();
        LimitSettings limits = context.config().connector().limits();
        if (isClosedPreview(reason)) {
            return Refusal.closedPreview(reason);
        }
        return trouble == eventTrouble
                ? Refusal.ofEvent(reason, tries, limits, context.errorPolicy())
                : Refusal.of(reason, tries, limits, context.errorPolicy());
    }

    /**
     * Whether the first call of a list of v2 that nobody named is refused: most of them are previews, which refuse accounts
     * that take no part in words that are not all known.
     */
    private boolean isClosedPreview(StripeApiException reason) {
        return definition.paging() == Paging.NEXT_PAGE
                && reason.kind() == StripeApiException.Kind.REJECTED
                && state.rows() == 0
                && !isNamed();
    }

    private boolean isNamed() {
        return scope.context().config().selection().named().contains(definition.name());
    }

    private void skip(String text, StripeApiException reason) {
        log.skipped(text, reason, isNamed());
        adopt(state.skipped(text, scope.context().clock().now() + PROBE_AFTER));
        heartbeat();
        scope.owner().skipped(this);
        scope.owner().listWork();
    }

    /** The account cannot be read for now, and the stream with it; whoever says so also says when it can be again. */
    void leave(String text, long until) {
        if (state.phase() != Phase.SKIPPED) {
            adopt(state.skipped(text, until));
            heartbeat();
        }
    }

    /** Shows what is wrong for now; empty: nothing is. */
    void trouble(String text) {
        if (state.isFollowed() && !state.error().equals(text)) {
            keep(state.withError(text));
            changedVisibly();
        }
    }

    /** Shows what is wrong with the account's list of events, whatever pages of lists say; empty: nothing is. */
    void eventsTrouble(String text) {
        eventsError = text;
        trouble(text);
    }

    private StreamState told(StreamState other) {
        return other.isFollowed() && other.error().isEmpty() && !eventsError.isEmpty()
                ? other.withError(eventsError)
                : other;
    }

    /** What has become of the stream is to be shown soon, even without rows. */
    void changedVisibly() {
        beat.changedVisibly();
    }

    /** Calls off everything under way. */
    void close() {
        list.reset();
    }

    /** Takes on a state that no record carries yet. */
    void keep(StreamState other) {
        StreamState after = told(other);
        if (!after.equals(state)) {
            state = after;
            metrics.state(after);
            beat.changed();
        }
    }

    void heartbeat() {
        publish(List.of(), state, 0, null);
    }

    private void publish(List<Change> changes, StreamState after, long bytes, @Nullable Delivery delivery) {
        publish(changes, OptionalLong.empty(), after, bytes, delivery);
    }

    /**
     * Emits rows together with the state that they lead to.
     *
     * @param sweep version below which rows are gone with them; empty: nothing is swept
     */
    void publish(List<Change> changes, OptionalLong sweep, StreamState after, long bytes) {
        publish(changes, sweep, after, bytes, null);
    }

    private void publish(
            List<Change> changes, OptionalLong sweep, StreamState other, long bytes, @Nullable Delivery delivery) {
        StreamState after = told(other);
        EngineContext context = scope.context();
        context.queue()
                .offer(new ChangeBatch(
                        definition,
                        scope.account().id(),
                        scope.livemode(),
                        changes,
                        state,
                        after,
                        sweep,
                        context.clock().now(),
                        bytes,
                        delivery));
        state = after;
        metrics.state(after);
        beat.sent(!changes.isEmpty());
        RowCounts.add(metrics, changes);
    }
}
