// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.api.StripeClient;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The reads that a stretch of events asks for, a few at a time. All count as outstanding until {@link #end}. Event loop
 * only.
 */
final class ReadQueue<R> implements ReadListener<R> {

    /** Hears when what was asked for is there, or cannot be had. */
    interface Listener {

        /** Nothing more is under way that is wanted. */
        void allRead();

        void refused(StripeApiException reason);
    }

    private final StripeClient client;
    private final String route;
    private final Listener listener;
    private final Map<String, R> done = new HashMap<>();
    private final Deque<PendingRead> waiting = new ArrayDeque<>();
    private final List<PendingRead> sent = new ArrayList<>();
    private int underWay;
    private boolean ended;

    /** @param route whose budget decides how many reads are sent at a time */
    ReadQueue(StripeClient client, String route, Listener listener) {
        this.client = client;
        this.route = route;
        this.listener = listener;
    }

    /** What the read of that id showed; null when it has not been read. */
    @Nullable
    R get(String id) {
        return done.get(id);
    }

    /** What a read would show is known. */
    void know(String id, R read) {
        done.put(id, read);
    }

    /** A read is wanted; it is sent by {@link #proceed}. */
    void add(PendingRead read) {
        waiting.add(read);
    }

    /** Sends what may be sent; tells at once when nothing is under way. */
    void proceed() {
        int parallel = Math.max(1, client.parallelism(route));
        while (underWay < parallel && !waiting.isEmpty()) {
            PendingRead next = waiting.remove();
            sent.add(next);
            underWay++;
            next.send();
        }
        if (underWay == 0) {
            listener.allRead();
        }
    }

    /** What is asked for is not wanted any more: the listener is told so that it can see. */
    void giveUp() {
        listener.allRead();
    }

    /** There is room again. */
    void resume() {
        List.copyOf(sent).forEach(PendingRead::resume);
    }

    @Override
    public void read(String id, R read) {
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
        sent.forEach(PendingRead::end);
    }
}
