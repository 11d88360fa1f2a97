// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.race;

import io.syncengine.connect.stripe.api.HttpCall;
import io.syncengine.connect.stripe.api.HttpOutcome;
import io.syncengine.connect.stripe.api.HttpTransport;
import io.syncengine.connect.stripe.loop.BusiestSecond;
import io.syncengine.connect.stripe.loop.Cancellable;
import io.syncengine.connect.stripe.loop.VirtualLoop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Notes when the calls of all tasks reach Stripe, by account; calls take differently long on their way there. */
final class CallMeter {

    /** Stands for the account of the key. */
    static final String OWN = "own";

    private static final int LONGEST_WAY_MILLIS = 30;

    private final VirtualLoop loop;
    private final Random random;
    private final Map<String, List<Duration>> arrivals = new TreeMap<>();
    private final Set<String> routes = new HashSet<>();

    CallMeter(VirtualLoop loop, long seed) {
        this.loop = loop;
        this.random = new Random(seed);
    }

    HttpTransport watch(HttpTransport transport) {
        return new HttpTransport() {
            @Override
            public Cancellable send(HttpCall call, Consumer<HttpOutcome> done) {
                arrivals.computeIfAbsent(Objects.requireNonNullElse(call.account(), OWN), name -> new ArrayList<>())
                        .add(loop.elapsed().plusMillis(random.nextInt(LONGEST_WAY_MILLIS)));
                routes.add(call.path());
                return transport.send(call, done);
            }

            @Override
            public void close() {
                transport.close();
            }
        };
    }

    /** Paths that were called. */
    Set<String> paths() {
        return routes;
    }

    /** Calls, by account. */
    Map<String, Integer> calls() {
        Map<String, Integer> calls = new TreeMap<>();
        arrivals.forEach((account, moments) -> calls.put(account, moments.size()));
        return calls;
    }

    /** Most calls of any second, by account. */
    Map<String, Integer> mostInASecond() {
        Map<String, Integer> most = new TreeMap<>();
        arrivals.forEach((account, moments) -> most.put(account, BusiestSecond.of(moments)));
        return most;
    }
}
