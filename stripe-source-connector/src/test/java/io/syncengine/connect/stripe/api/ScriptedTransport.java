// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import io.syncengine.connect.stripe.loop.Cancellable;
import io.syncengine.connect.stripe.loop.VirtualLoop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A Stripe that answers as its script says, after virtual time. */
final class ScriptedTransport implements HttpTransport {

    /** An outcome, so long after the call. */
    record Reply(HttpOutcome outcome, Duration after) {

        static Reply of(int status, AnswerHeaders headers, String body) {
            return new Reply(
                    new HttpOutcome.Answer(status, headers, body.getBytes(StandardCharsets.UTF_8), Duration.ZERO),
                    LATENCY);
        }

        static Reply of(int status, String body) {
            return of(status, AnswerHeaders.NONE, body);
        }

        static Reply of(IOException cause) {
            return new Reply(new HttpOutcome.Failure(cause), LATENCY);
        }

        Reply with(AnswerHeaders headers) {
            HttpOutcome.Answer answer = (HttpOutcome.Answer) outcome;
            return new Reply(new HttpOutcome.Answer(answer.status(), headers, answer.body(), answer.bodyTime()), after);
        }

        Reply after(Duration latency) {
            return new Reply(outcome, latency);
        }
    }

    /** Decides on the reply to a call; {@code number} counts all calls from 0. */
    interface Script {
        Reply reply(HttpCall call, int number);
    }

    /** A call, and when it was sent. */
    record Sent(Duration at, HttpCall call) {

        String parameter(String name) {
            return call.query().stream()
                    .filter(parameter -> parameter.getKey().equals(name))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("");
        }
    }

    static final Duration LATENCY = Duration.ofMillis(200);

    private final VirtualLoop loop;
    private final Script script;
    private final List<Sent> sent = new ArrayList<>();
    private int cancelled;
    private int open;
    private int mostOpen;

    ScriptedTransport(VirtualLoop loop, Script script) {
        this.loop = loop;
        this.script = script;
    }

    @Override
    public Cancellable send(HttpCall call, Consumer<HttpOutcome> done) {
        Reply reply = script.reply(call, sent.size());
        sent.add(new Sent(loop.elapsed(), call));
        mostOpen = Math.max(mostOpen, ++open);
        boolean[] ended = new boolean[1];
        loop.schedule(
                () -> {
                    if (!ended[0]) {
                        ended[0] = true;
                        open--;
                        done.accept(reply.outcome());
                    }
                },
                reply.after());
        return () -> {
            if (!ended[0]) {
                ended[0] = true;
                open--;
                cancelled++;
                done.accept(new HttpOutcome.Failure(new IOException("Canceled")));
            }
        };
    }

    List<Sent> sent() {
        return sent;
    }

    /** When the calls were sent. */
    List<Duration> times() {
        return sent.stream().map(Sent::at).toList();
    }

    int cancelled() {
        return cancelled;
    }

    /** The most calls that were open at a time. */
    int mostOpen() {
        return mostOpen;
    }

    @Override
    public void close() {}
}
