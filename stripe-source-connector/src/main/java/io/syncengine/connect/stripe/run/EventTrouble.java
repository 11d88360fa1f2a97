// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.config.StreamErrorPolicy;
import io.syncengine.connect.stripe.events.EventOwner;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;

/**
 * What becomes of an account whose list of events fails. Its streams go on being listed; what is wrong shows in each
 * stream's state. Event loop only.
 */
final class EventTrouble implements EventOwner {

    private static final Logger log = LoggerFactory.getLogger(EventTrouble.class);

    /** A permission may be granted at any time, and the call costs little. */
    private static final Duration PROBE = Duration.ofMinutes(10);

    private final EngineContext context;
    private final List<StreamRun> streams;
    private final StreamOwner owner;
    private final StreamErrorPolicy policy;
    private long held;
    private int failures;
    private int refusals;
    private boolean saidUnreadable;
    private @Nullable String shown;

    /** @param policy whether events that are refused for an unknown reason end the task */
    EventTrouble(EngineContext context, List<StreamRun> streams, StreamOwner owner, StreamErrorPolicy policy) {
        this.context = context;
        this.streams = streams;
        this.owner = owner;
        this.policy = policy;
    }

    @Override
    public boolean hasRoom() {
        return context.queue().hasRoom();
    }

    @Override
    public boolean holds(long bytes) {
        long more = bytes - held;
        held = bytes;
        return context.queue().hold(more);
    }

    @Override
    public void eventCallFailed(StripeApiException reason) {
        if (++failures >= ListRead.PATIENCE) {
            show("events: retrying: " + reason.getMessage());
        }
    }

    @Override
    public void eventsUnreadable(int count) {
        context.metrics().unreadableEvents(count);
        if (!saidUnreadable) {
            saidUnreadable = true;
            log.warn(
                    "{} events lack one of id, created, type and data.object, and are left out; what they tell comes with"
                            + " a later change of the same object, or with the next listing",
                    count);
        }
    }

    @Override
    public void eventCallSucceeded() {
        failures = 0;
        refusals = 0;
        if (shown == null || !shown.isEmpty()) {
            // At first it is not known what the offsets still say.
            show("");
        }
    }

    @Override
    public Duration eventsRefused(StripeApiException reason) {
        String text = "events: " + reason.getMessage();
        switch (reason.kind()) {
            case UNAUTHORIZED -> fail(reason);
            case NO_ACCESS -> owner.seemsOutOfReach(reason);
            case TRANSIENT -> {
                show(text);
                if (Refusal.isGivenUp(context.config().connector().limits())) {
                    fail(reason);
                }
            }
            case PERMISSION, NOT_ENABLED, NO_SUCH_ROUTE, NOT_FOUND -> {
                if (!text.equals(shown)) {
                    log.warn("changes cannot be followed, only lists are read: {}", reason.getMessage());
                }
                show(text);
                return PROBE;
            }
            case MALFORMED, CURSOR_GONE, REJECTED -> {
                log.warn("events cannot be read, try {} of {}: {}", refusals + 1, Refusal.TRIES, reason.getMessage());
                show(text);
                if (++refusals >= Refusal.TRIES && policy == StreamErrorPolicy.FAIL) {
                    fail(reason);
                }
            }
            default -> throw new IllegalStateException("unknown kind " + reason.kind());
        }
        return refusals >= Refusal.TRIES ? PROBE : Refusal.PAUSE;
    }

    private void fail(StripeApiException reason) {
        owner.fail(Failures.ofCall(context.config(), "events", reason));
    }

    private void show(String text) {
        shown = text;
        for (StreamRun stream : streams) {
            if (stream.hasEvents()) {
                stream.eventsTrouble(text);
            }
        }
    }
}
