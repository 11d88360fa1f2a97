// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.data.StripeEvent;
import io.syncengine.connect.stripe.metrics.StreamMetrics;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How the events of a stretch become rows. Where they ask for many reads, it is the rows of the first seconds only: what
 * has been read is kept until it goes out. Event loop only.
 */
final class StretchWork<S extends EventStep, R extends EventRead> {

    /** Reads whose answers are kept at a time; those of one second are never parted. */
    private static final int MAX_READS = 100;

    private final StretchKind<S, R> kind;
    private final ReadQueue<R> reads;
    private final StreamMetrics metrics;
    private final List<StripeEvent> events;
    private List<S> steps = List.of();
    private long reach;

    /** @param events all that are left of the stretch, oldest first; at least one */
    StretchWork(StretchKind<S, R> kind, ReadQueue<R> reads, StreamMetrics metrics, List<StripeEvent> events) {
        this.kind = kind;
        this.reads = reads;
        this.metrics = metrics;
        this.events = events;
    }

    /** Decides anew what is to be done; returns whether everything that has to be read for it has been. */
    boolean plan() {
        List<S> all = kind.plan(events);
        if (reach == 0) {
            reach = reach(all);
        }
        steps = all.stream().filter(step -> step.event().created() < reach).toList();
        return steps.stream().noneMatch(this::lacksRead);
    }

    private long reach(List<S> all) {
        Set<String> wanted = new HashSet<>();
        for (S step : all) {
            long second = step.event().created();
            if (step.refetch() != null && wanted.add(step.subject()) && wanted.size() > MAX_READS) {
                return second > events.get(0).created() ? second : second + 1;
            }
        }
        return Long.MAX_VALUE;
    }

    /** What an event is about, as the stream's memory names it. */
    String subject(StripeEvent event) {
        return kind.subject(event);
    }

    /** First second above what the plan deals with. */
    long reach() {
        return reach;
    }

    private boolean lacksRead(S step) {
        return step.refetch() != null && reads.get(step.subject()) == null;
    }

    /** Reads what the plan lacks; the queue's listener is told when it is there, maybe before this returns. */
    void read() {
        Set<String> asked = new HashSet<>();
        for (S step : steps) {
            if (lacksRead(step) && step.refetch() != null && asked.add(step.subject())) {
                metrics.refetched(step.refetch().code());
                kind.read(step, reads);
            }
        }
        reads.proceed();
    }

    /** There is room again for rows that go out while others are being read. */
    void resume() {
        reads.resume();
    }

    /** Adds the rows of the plan. */
    void emit(Emission emission) {
        for (S step : steps) {
            R read = reads.get(step.subject());
            if (step.refetch() != null && read != null && read.readable()) {
                kind.fromRead(step, read, emission);
            } else {
                if (step.refetch() != null) {
                    metrics.unresolved(step.refetch().code());
                }
                kind.fromEvent(step, emission);
            }
        }
    }

    /** Calls off what is under way, and lets go of what was read: it has been emitted or will not be. */
    void end() {
        reads.end();
    }
}
