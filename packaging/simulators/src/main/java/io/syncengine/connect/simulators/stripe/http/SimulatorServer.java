// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.http;

import io.syncengine.connect.simulators.control.ControlHandler;
import io.syncengine.connect.simulators.control.SkewedClock;
import io.syncengine.connect.simulators.faults.FaultPlan;
import io.syncengine.connect.simulators.stripe.SimulatedHooks;
import io.syncengine.connect.simulators.stripe.SimulatedMode;
import io.syncengine.connect.simulators.stripe.SimulatorOptions;
import io.syncengine.connect.simulators.stripe.StripeSimulator;
import io.syncengine.connect.simulators.stripe.api.V2Paging;
import io.syncengine.connect.simulators.stripe.faults.Fault;
import io.syncengine.connect.simulators.stripe.faults.FaultRule;
import io.syncengine.connect.simulators.stripe.limits.Limiter;
import io.syncengine.connect.simulators.stripe.limits.Limits;
import io.syncengine.connect.simulators.stripe.limits.RequestLog;
import io.syncengine.connect.simulators.stripe.limits.Routes;
import io.syncengine.connect.simulators.stripe.webhook.HookOptions;
import io.syncengine.connect.simulators.transport.JettyListener;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * A simulated Stripe that listens on a socket, until it is closed. Its threads are daemons. Thread-safe.
 *
 * <p>A test starts one, changes what it needs through {@link #simulator()}, {@link #faults()} and {@link #limits}, and looks
 * into {@link #requests()} afterwards. Who is in another process does the same below {@code /_sim/}.
 */
public final class SimulatorServer implements AutoCloseable {
    private final ServerOptions options;
    private final SkewedClock clock;
    private final StripeSimulator simulator;
    private final Gate.Watch watch;
    private final JettyListener listener;
    private final Ticker ticker;
    private final SocketHub sockets;
    private final HookSender sender;
    private final HookOptions firstHooks;

    private SimulatorServer(ServerOptions options, Consumer<StripeSimulator> preparation) throws IOException {
        this.options = options;
        clock = new SkewedClock(options.clock(), options.skew());
        simulator = new StripeSimulator(options.account(), clock);
        watch = new Gate.Watch(
                new Limiter(options.live(), options.clock()),
                new Limiter(options.test(), options.clock()),
                new FaultPlan<>(options.account().account().seed()),
                new RequestLog(options.clock(), RequestLog.DEFAULT_KEPT));
        options.faults().forEach(watch.faults()::add);
        preparation.accept(simulator);
        firstHooks = simulator.hooks().options();
        Gate gate = new Gate(simulator::answer, clock, Routes.of(simulator.catalog()), watch);
        sockets = new SocketHub(simulator.hooks());
        ControlHandler control = new ControlHandler(SimRoutes.of(this), false);
        listener = JettyListener.start(
                "stripe-simulator",
                options.host(),
                options.port(),
                List.of(control, new SocketHandler(sockets), new ApiHandler(gate)));
        ticker = Ticker.start(simulator::tick);
        sender = HookSender.start(simulator.hooks(), sockets);
    }

    /** A server on any free port, with Stripe's limits. */
    public static SimulatorServer start(SimulatorOptions account) throws IOException {
        return start(ServerOptions.of(account));
    }

    /** @throws IOException when the port is taken, or the address is not this machine's */
    public static SimulatorServer start(ServerOptions options) throws IOException {
        return start(options, simulator -> {});
    }

    /**
     * Starts a server.
     *
     * @param preparation is given the simulator before anybody else can see it
     * @throws IOException when the port is taken, or the address is not this machine's
     */
    public static SimulatorServer start(ServerOptions options, Consumer<StripeSimulator> preparation)
            throws IOException {
        return new SimulatorServer(options, preparation);
    }

    /** What to give as {@code stripe.api.base.url}. */
    public String baseUrl() {
        return listener.url();
    }

    public ServerOptions options() {
        return options;
    }

    /** The account behind it. */
    public StripeSimulator simulator() {
        return simulator;
    }

    /** The account's data in the main mode. */
    public SimulatedMode data() {
        return data(options.mainMode());
    }

    SimulatedMode data(ServerOptions.Mode mode) {
        return mode == ServerOptions.Mode.LIVE ? simulator.live() : simulator.test();
    }

    /** Webhook endpoints, and what is sent to them. */
    public SimulatedHooks hooks() {
        return simulator.hooks();
    }

    public FaultPlan<FaultRule, Fault> faults() {
        return watch.faults();
    }

    public RequestLog requests() {
        return watch.requests();
    }

    /** Sets the limits of both modes. */
    public void limits(Limits limits) {
        limits(limits, limits);
    }

    public void limits(Limits live, Limits test) {
        watch.live().set(live);
        watch.test().set(test);
    }

    SocketHub sockets() {
        return sockets;
    }

    Limiter limiter(ServerOptions.Mode mode) {
        return mode == ServerOptions.Mode.LIVE ? watch.live() : watch.test();
    }

    SkewedClock clock() {
        return clock;
    }

    /** Puts the simulator's clock, and with it {@code Date} and all moments from now on, off the host's. */
    public void skew(Duration by) {
        clock.skew(by);
    }

    /** Changes a second that happen by themselves in the main mode, from now on. */
    public void trafficRate(double perSecond) {
        data().trafficRate(perSecond);
    }

    /**
     * Removes all faults, forgets all requests and webhooks, and brings limits, clock and the ways of webhooks back to what
     * they were at the start.
     */
    public void reset() {
        watch.faults().clear();
        options.faults().forEach(watch.faults()::add);
        watch.requests().clear();
        limits(options.live(), options.test());
        clock.skew(options.skew());
        simulator.skewDate(Duration.ZERO);
        simulator.links(V2Paging.Links.RELATIVE);
        simulator.missing(options.account().api().missing());
        simulator.hooks().options(firstHooks);
        simulator.hooks().clear();
    }

    /** Ends connections and threads. */
    @Override
    public void close() {
        sender.close();
        ticker.close();
        listener.close();
    }
}
