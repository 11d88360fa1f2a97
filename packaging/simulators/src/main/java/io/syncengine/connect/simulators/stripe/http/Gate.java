// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.http;

import io.syncengine.connect.simulators.exchange.HttpDate;
import io.syncengine.connect.simulators.exchange.SimAnswer;
import io.syncengine.connect.simulators.exchange.SimRequest;
import io.syncengine.connect.simulators.faults.FaultPlan;
import io.syncengine.connect.simulators.stripe.faults.Fault;
import io.syncengine.connect.simulators.stripe.faults.FaultRule;
import io.syncengine.connect.simulators.stripe.limits.KeyKind;
import io.syncengine.connect.simulators.stripe.limits.Limiter;
import io.syncengine.connect.simulators.stripe.limits.Refusal;
import io.syncengine.connect.simulators.stripe.limits.RequestLog;
import io.syncengine.connect.simulators.stripe.limits.Routes;
import io.syncengine.connect.simulators.transport.Delivery;
import io.syncengine.connect.simulators.transport.Passage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** What a request goes through on its way to the account and back: the log, the limits and the faults. Thread-safe. */
final class Gate {
    private static final Logger log = LoggerFactory.getLogger(Gate.class);

    private final Function<SimRequest, SimAnswer> account;
    private final InstantSource clock;
    private final Routes routes;
    private final Watch watch;
    private final AtomicLong requestIds = new AtomicLong();

    /**
     * @param account thread-safe
     * @param clock that {@code Date} tells where the account does not
     */
    Gate(Function<SimRequest, SimAnswer> account, InstantSource clock, Routes routes, Watch watch) {
        this.account = account;
        this.clock = clock;
        this.routes = routes;
        this.watch = watch;
    }

    Passage pass(SimRequest request) {
        String route = routes.of(request);
        RequestLog.Arrival arrival = watch.requests().arrived(request, route);
        Limiter limiter = watch.limiter(request);
        Optional<Refusal> refusal = limiter.enter(route);
        if (refusal.isPresent()) {
            SimAnswer answer = complete(refusal.get().answer());
            return new Passage(answer, Delivery.WHOLE, status -> arrival.answered(status, ""));
        }
        Optional<Fault> fault = watch.faults().next(request);
        boolean isAsked = fault.map(Fault::needsAnswer).orElse(true);
        SimAnswer answer = complete(isAsked ? ask(request) : SimAnswer.json(200, "{}"));
        return new Passage(
                fault.map(struck -> struck.change(answer)).orElse(answer),
                fault.map(Fault::delivery).orElse(Delivery.WHOLE),
                status -> {
                    limiter.leave(route);
                    arrival.answered(status, fault.map(Fault::name).orElse(""));
                });
    }

    private SimAnswer ask(SimRequest request) {
        try {
            return account.apply(request);
        } catch (RuntimeException e) {
            log.error("The simulator failed on {} {}", request.method(), request.path(), e);
            return SimAnswer.json(500, "{\"error\": {\"type\": \"api_error\", \"message\": \"The simulator failed\"}}");
        }
    }

    /** With the headers that every answer has. */
    private SimAnswer complete(SimAnswer answer) {
        SimAnswer complete = answer;
        if (answer.header("Date").isEmpty()) {
            complete = complete.with("Date", HttpDate.format(clock.instant()));
        }
        if (answer.header("Request-Id").isEmpty()) {
            complete = complete.with(
                    "Request-Id", String.format(Locale.ROOT, "req_sim%011d", requestIds.incrementAndGet()));
        }
        return complete;
    }

    /** What watches over requests. Each mode has limits of its own. */
    record Watch(Limiter live, Limiter test, FaultPlan<FaultRule, Fault> faults, RequestLog requests) {
        private Limiter limiter(SimRequest request) {
            return KeyKind.of(request).isLive() ? live : test;
        }
    }
}
