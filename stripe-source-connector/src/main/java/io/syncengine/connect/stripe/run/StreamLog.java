// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.loop.EventLoop;
import io.syncengine.connect.stripe.state.Phase;
import io.syncengine.connect.stripe.state.StreamState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What a stream says in the log: a line at each change of phase, and one a minute while there is something to tell. Event
 * loop only.
 */
final class StreamLog {

    private static final Logger log = LoggerFactory.getLogger(StreamRun.class);

    private static final String STREAM = "stripe.stream";
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final String stream;
    private final EventLoop loop;
    private final Set<String> said = new HashSet<>();
    private long saidAt;
    private long saidRows;

    StreamLog(String stream, EngineContext context) {
        this.stream = stream;
        this.loop = context.loop();
        this.saidAt = loop.nanoTime();
    }

    void resumed(StreamState state) {
        saidRows = state.rows();
        with(() -> log.info(
                "{}: goes on in phase {}, {} parts left to list, events from {}",
                stream,
                state.phase(),
                state.ranges().size(),
                state.eventPosition()));
    }

    void planned(StreamState state, String why) {
        saidRows = 0;
        with(() ->
                log.info("{}: pass {} begins ({}), events from {}", stream, state.epoch(), why, state.eventPosition()));
    }

    void live(StreamState state) {
        with(() -> log.info("{}: listed, {} rows; following events", stream, state.rows()));
    }

    void skipped(String code, StripeApiException reason, boolean named) {
        boolean first = said.add("skipped " + code);
        String selected = named ? "selected by name" : "selected by a pattern";
        with(() -> {
            if (first) {
                log.warn("{}: skipped for a day ({}; {}): {}", stream, code, selected, reason.getMessage());
            } else {
                log.info("{}: skipped for another day ({})", stream, code);
            }
        });
    }

    void refused(StripeApiException reason, int tries) {
        with(() -> log.warn("{}: try {} of {}: {}", stream, tries, Refusal.TRIES, reason.getMessage()));
    }

    /** Something odd about Stripe's answers, said once. */
    void odd(String what) {
        if (said.add(what)) {
            with(() -> log.warn("{}: {}", stream, what));
        }
    }

    /** The same with the reason for it, which may be said in other words each time. */
    void odd(String what, StripeApiException reason) {
        if (said.add(what)) {
            with(() -> log.warn("{}: {}: {}", stream, what, reason.getMessage()));
        }
    }

    /** A line if the last is a minute ago and there is news. */
    void progress(StreamState state) {
        if (loop.nanoTime() - saidAt < INTERVAL.toNanos()) {
            return;
        }
        saidAt = loop.nanoTime();
        if (state.phase() == Phase.LIST) {
            String share = String.format(Locale.ROOT, "%.0f %%", state.share() * 100);
            with(() -> log.info(
                    "{}: {} rows, {} of the time span listed, {} parts left{}",
                    stream,
                    state.rows(),
                    share,
                    state.ranges().size(),
                    state.error().isEmpty() ? "" : "; " + state.error()));
        } else if (state.isFollowed()
                && (state.rows() != saidRows || !state.error().isEmpty())) {
            with(() -> log.info(
                    "{}: {} rows, events up to {}{}",
                    stream,
                    state.rows(),
                    state.eventPosition(),
                    state.error().isEmpty() ? "" : "; " + state.error()));
        }
        saidRows = state.rows();
    }

    private void with(Runnable message) {
        MDC.put(STREAM, stream);
        try {
            message.run();
        } finally {
            MDC.remove(STREAM);
        }
    }
}
