// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe;

import io.syncengine.connect.simulators.exchange.SimAnswer;
import io.syncengine.connect.simulators.exchange.SimRequest;
import io.syncengine.connect.simulators.stripe.api.Product;
import io.syncengine.connect.simulators.stripe.api.StripeApi;
import io.syncengine.connect.simulators.stripe.api.V2Paging;
import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.data.Dataset;
import io.syncengine.connect.simulators.stripe.shape.ShapeCatalog;
import io.syncengine.connect.simulators.stripe.version.Versions;
import io.syncengine.connect.simulators.stripe.webhook.Deliveries;
import io.syncengine.connect.simulators.stripe.webhook.HookBook;
import io.syncengine.connect.simulators.stripe.webhook.HookSource;
import io.syncengine.connect.simulators.stripe.webhook.SocketBook;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A simulated Stripe account: answers requests from data that follow from a seed, over a clock. The same options, clock
 * readings and calls give the same answers, byte for byte. Thread-safe by one lock; starts no thread.
 */
public final class StripeSimulator {
    private final SimulatorOptions options;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final SimulatedMode live;
    private final SimulatedMode test;
    private final Tenants liveTenants;
    private final Tenants testTenants;
    private final StripeApi api;
    private final Deliveries deliveries;
    private final SimulatedHooks hooks;
    private Set<Product> missing;
    private Duration dateSkew = Duration.ZERO;

    /**
     * @param clock the account's; may stand still or step back, and the account's time then stands still with it, so that
     *     creation times never fall
     * @throws IllegalArgumentException when the options name an unknown stream, or more objects than one can have
     */
    public StripeSimulator(SimulatorOptions options, InstantSource clock) {
        this.options = options;
        this.clock = clock;
        missing = options.api().missing();
        ShapeCatalog shapes = ShapeCatalog.bundled();
        SimulatedMode.Ground ground = new SimulatedMode.Ground(lock, clock, shapes, options);
        live = new SimulatedMode(ground, true);
        test = new SimulatedMode(ground, false);
        HookSource liveHooks = hooked(live.data());
        HookSource testHooks = hooked(test.data());
        api = new StripeApi(shapes.catalog(), options.api(), live.data(), test.data(), List.of(liveHooks, testHooks));
        deliveries = new Deliveries(api.versions(), options.account().seed());
        deliveries.add(liveHooks);
        deliveries.add(testHooks);
        liveTenants = new Tenants(ground, live.data(), (id, data) -> deliveries.add(connected(liveHooks, id, data)));
        testTenants = new Tenants(ground, test.data(), (id, data) -> deliveries.add(connected(testHooks, id, data)));
        api.connected((livemode, account) -> tenants(livemode).data(account));
        liveTenants.advance();
        testTenants.advance();
        hooks = new SimulatedHooks(
                new SimulatedHooks.Ground(lock, clock, this::tick, api), liveHooks, testHooks, deliveries);
    }

    private static HookSource hooked(Dataset data) {
        return new HookSource(new HookBook(ApiCatalog.bundled(), data), new SocketBook(data), data, null);
    }

    private static HookSource connected(HookSource platform, String id, Dataset data) {
        return new HookSource(platform.book(), platform.sockets(), data, id);
    }

    private Tenants tenants(boolean livemode) {
        return livemode ? liveTenants : testTenants;
    }

    /**
     * The data of an account that is or was connected to this one.
     *
     * @throws IllegalArgumentException when none of that id ever was
     */
    public SimulatedMode connected(boolean livemode, String account) {
        lock.lock();
        try {
            tick();
            return tenants(livemode)
                    .find(account)
                    .orElseThrow(() -> new IllegalArgumentException("No account " + account + " is connected"));
        } finally {
            lock.unlock();
        }
    }

    /** Products that the account is not set up for. */
    public Set<Product> missing() {
        lock.lock();
        try {
            return missing;
        } finally {
            lock.unlock();
        }
    }

    /** Sets the products that the account is not set up for, from now on. */
    public void missing(Set<Product> products) {
        lock.lock();
        try {
            missing = Set.copyOf(products);
            api.missing(products);
        } finally {
            lock.unlock();
        }
    }

    public SimulatorOptions options() {
        return options;
    }

    /** Streams, their lists and event types. */
    public ApiCatalog catalog() {
        return ApiCatalog.bundled();
    }

    /** Answers a request from the state at the clock's time, after what was due until then has happened. */
    public SimAnswer answer(SimRequest request) {
        lock.lock();
        try {
            tick();
            return api.answer(request, clock.instant().plus(dateSkew));
        } finally {
            lock.unlock();
        }
    }

    /** Lets happen what is due. Every other method does so too: only tests of long quiet times need this one. */
    public void tick() {
        lock.lock();
        try {
            live.advance();
            test.advance();
            liveTenants.advance();
            testTenants.advance();
            deliveries.collect();
        } finally {
            lock.unlock();
        }
    }

    /** Webhook endpoints of both modes, and what is sent to them. */
    public SimulatedHooks hooks() {
        return hooks;
    }

    /** The account's data in live mode. */
    public SimulatedMode live() {
        return live;
    }

    /** The account's data in test mode. */
    public SimulatedMode test() {
        return test;
    }

    /** The API versions that objects are shown in. */
    public Versions versions() {
        lock.lock();
        try {
            return api.versions();
        } finally {
            lock.unlock();
        }
    }

    /** Sets the API versions that objects are shown in, from now on. */
    public void versions(Versions versions) {
        lock.lock();
        try {
            api.versions(versions);
            deliveries.versions(versions);
        } finally {
            lock.unlock();
        }
    }

    /** What the links between pages of v2 lists look like. */
    public V2Paging.Links links() {
        lock.lock();
        try {
            return api.paging().links();
        } finally {
            lock.unlock();
        }
    }

    /** Sets what the links between pages of v2 lists look like. */
    public void links(V2Paging.Links links) {
        lock.lock();
        try {
            api.paging().links(links);
        } finally {
            lock.unlock();
        }
    }

    /** Makes all page tokens of v2 lists invalid that were given out so far, as Stripe may at any time. */
    public void expirePageTokens() {
        lock.lock();
        try {
            api.paging().expireTokens();
        } finally {
            lock.unlock();
        }
    }

    /** Puts the {@code Date} header of answers, and nothing else, off by an amount. */
    public void skewDate(Duration skew) {
        lock.lock();
        try {
            dateSkew = skew;
        } finally {
            lock.unlock();
        }
    }

    /** What {@code Date} would say now. */
    public Instant date() {
        lock.lock();
        try {
            return clock.instant().plus(dateSkew);
        } finally {
            lock.unlock();
        }
    }
}
