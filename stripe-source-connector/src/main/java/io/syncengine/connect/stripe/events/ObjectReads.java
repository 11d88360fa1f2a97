// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.api.StripeApiException;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The reads that a stretch of events asks for, one per object, a few at a time. All count as outstanding until
 * {@link #end}. Event loop only.
 */
final class ObjectReads implements Refetch.Listener {

    /** Hears when what was asked for is there, or cannot be had. */
    interface Listener {
        void allRead();

        void refused(StripeApiException reason);
    }

    private final EventParts parts;
    private final FollowedStream stream;
    private final Listener listener;
    private final Map<String, ObjectRead> done = new HashMap<>();
    private final Deque<Refetch> waiting = new ArrayDeque<>();
    private final List<Refetch> sent = new ArrayList<>();
    private int underWay;
    private boolean ended;

    ObjectReads(EventParts parts, FollowedStream stream, Listener listener) {
        this.parts = parts;
        this.stream = stream;
        this.listener = listener;
    }

    /** What a read of the object showed; null when it has not been read. */
    @Nullable
    ObjectRead get(String id) {
        return done.get(id);
    }

    /** Reads the objects of steps that ask for it; may be done at once. Not to be called while reads are under way. */
    void read(List<Step> steps) {
        Set<String> asked = new HashSet<>();
        for (Step step : steps) {
            String id = step.objectId();
            if (step.refetch() == null || done.containsKey(id) || !asked.add(id)) {
                continue;
            }
            if (stream.definition().pathOf(id).isPresent()) {
                stream.metrics().refetched(step.refetch().code());
                waiting.add(new Refetch(stream.definition(), id, parts, this));
            } else {
                done.put(id, ObjectRead.UNREADABLE);
            }
        }
        proceed();
    }

    private void proceed() {
        int parallel = Math.max(
                1, parts.client().parallelism(String.valueOf(stream.definition().retrievePath())));
        while (underWay < parallel && !waiting.isEmpty()) {
            Refetch next = waiting.remove();
            sent.add(next);
            underWay++;
            next.send(stream.objects()::object);
        }
        if (underWay == 0) {
            listener.allRead();
        }
    }

    @Override
    public void read(String id, ObjectRead read) {
        underWay--;
        done.put(id, read);
        proceed();
    }

    @Override
    public void refused(StripeApiException reason) {
        if (!ended) {
            end();
            listener.refused(reason);
        }
    }

    /** Calls off what is under way, and lets go of what was read: it has been emitted or will not be. */
    void end() {
        ended = true;
        waiting.clear();
        sent.forEach(Refetch::end);
    }
}
