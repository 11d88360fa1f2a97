// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.race;

import io.syncengine.connect.simulators.exchange.SimAnswer;
import io.syncengine.connect.simulators.exchange.SimRequest;
import io.syncengine.connect.simulators.stripe.StripeSimulator;
import io.syncengine.connect.stripe.api.AnswerHeaders;
import io.syncengine.connect.stripe.api.HttpCall;
import io.syncengine.connect.stripe.api.HttpOutcome;
import io.syncengine.connect.stripe.api.HttpTransport;
import io.syncengine.connect.stripe.loop.Cancellable;
import io.syncengine.connect.stripe.loop.VirtualLoop;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Carries calls to the simulator over virtual time. An answer is read a little after the call was sent, and comes later:
 * mostly soon, sometimes after many seconds, with its headers or long after them. Some calls fail. Lists are asked for
 * small pages, so that small accounts have many.
 */
final class VirtualTransport implements HttpTransport {

    private static final String PAGE_SIZE = "10";
    private static final Set<String> EVENTS = Set.of("/v1/events", "/v2/core/events");
    private static final String V2 = "/v2/";
    private static final double FAILURES = 0.01;

    /** A list that begins anew each time has to come to its end. */
    private static final double EXPIRIES = 0.001;

    /** An object's own id: the first member of an object on the first level of a page. */
    private static final Pattern ID =
            Pattern.compile("\\{\\s*\"id\": ?\"([^\"]+)\",\\s*\"object\": ?\"(?:coupon|plan|product)\"");

    private static final Duration SLOW = Duration.ofSeconds(10);

    /** Hears of list pages that take long to come. */
    interface SlowPages {

        /** @param id of some object on the page */
        void on(String stream, String id, Duration way);
    }

    private final VirtualLoop loop;
    private final StripeSimulator stripe;
    private final RaceOptions options;
    private final Random random;
    private SlowPages slowPages = (stream, id, way) -> {};
    private long calls;
    private boolean closed;

    VirtualTransport(VirtualLoop loop, StripeSimulator stripe, RaceOptions options) {
        this.loop = loop;
        this.stripe = stripe;
        this.options = options;
        this.random = new Random(~options.seed());
    }

    void onSlowPage(SlowPages listener) {
        slowPages = listener;
    }

    long calls() {
        return calls;
    }

    @Override
    public Cancellable send(HttpCall call, Consumer<HttpOutcome> done) {
        calls++;
        boolean[] over = new boolean[1];
        loop.schedule(() -> read(call, done, over), Duration.ofMillis(20 + random.nextInt(180)));
        return () -> over[0] = true;
    }

    private void read(HttpCall call, Consumer<HttpOutcome> done, boolean[] over) {
        if (over[0] || closed) {
            return;
        }
        Duration way = way(call.path());
        if (random.nextDouble() < FAILURES) {
            deliver(() -> done.accept(failure()), way, over);
            return;
        }
        if (call.path().startsWith(V2) && random.nextDouble() < EXPIRIES) {
            stripe.expirePageTokens();
        }
        SimAnswer answer = stripe.answer(request(call));
        if (answer.isSuccess() && way.compareTo(SLOW) > 0) {
            tellOfPage(call.path(), answer.text(), way);
        }
        Duration bodyTime = way.toMillis() > 1_000 && random.nextInt(5) > 0 ? way : Duration.ZERO;
        HttpOutcome outcome = new HttpOutcome.Answer(
                answer.status(), AnswerHeaders.of(name -> answer.header(name).orElse(null)), answer.body(), bodyTime);
        deliver(() -> done.accept(outcome), way, over);
    }

    private void tellOfPage(String path, String text, Duration way) {
        Matcher ids = ID.matcher(text);
        List<String> found = new ArrayList<>();
        while (ids.find()) {
            found.add(ids.group(1));
        }
        String stream = path.substring(path.lastIndexOf('/') + 1);
        if (!found.isEmpty() && path.equals("/v1/" + stream) && !EVENTS.contains(path)) {
            slowPages.on(stream, found.get(random.nextInt(found.size())), way);
        }
    }

    private void deliver(Runnable outcome, Duration way, boolean[] over) {
        loop.schedule(
                () -> {
                    if (!over[0] && !closed) {
                        outcome.run();
                    }
                },
                way);
    }

    private HttpOutcome failure() {
        return random.nextBoolean()
                ? new HttpOutcome.Failure(new IOException("reset"))
                : new HttpOutcome.Answer(503, AnswerHeaders.NONE, new byte[0], Duration.ZERO);
    }

    private Duration way(String path) {
        double dice = random.nextDouble();
        if (dice < options.slowShare() && !EVENTS.contains(path)) {
            return Duration.ofMillis(4_000 + random.nextInt(26_000));
        }
        return Duration.ofMillis(dice < 2 * options.slowShare() ? random.nextInt(4_000) : 50 + random.nextInt(450));
    }

    private SimRequest request(HttpCall call) {
        List<Map.Entry<String, String>> query = new ArrayList<>(call.query());
        boolean areEvents = EVENTS.contains(call.path());
        if (!areEvents || options.isParted()) {
            String size = areEvents ? Integer.toString(options.rules().together()) : PAGE_SIZE;
            query.replaceAll(entry -> entry.getKey().equals("limit") ? Map.entry("limit", size) : entry);
        }
        String path = URLDecoder.decode(call.path().replace("+", "%2B"), StandardCharsets.UTF_8);
        Map<String, String> headers = call.account() == null ? Map.of() : Map.of("stripe-account", call.account());
        return new SimRequest("GET", path, query, headers).withKey(options.key());
    }

    @Override
    public void close() {
        closed = true;
    }
}
