// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.http;

import io.syncengine.connect.simulators.stripe.SimulatorOptions;
import io.syncengine.connect.simulators.stripe.faults.FaultRule;
import io.syncengine.connect.simulators.stripe.limits.Limits;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * How a simulator is served.
 *
 * @param account what is served
 * @param host address to listen on
 * @param port 0: any that is free
 * @param live limits of live mode
 * @param test limits of test mode
 * @param clock the host's
 * @param skew how far the simulator's clock is ahead of it
 * @param faults that are there from the start; they strike by the account's seed
 * @param mainMode the mode that control routes mean when none is named
 * @param isOpen whether control routes may change the account and its clock
 */
public record ServerOptions(
        SimulatorOptions account,
        String host,
        int port,
        Limits live,
        Limits test,
        InstantSource clock,
        Duration skew,
        List<FaultRule> faults,
        Mode mainMode,
        boolean isOpen) {
    /** Live or test, each with keys, objects and limits of its own. */
    public enum Mode {
        LIVE,
        TEST
    }

    public ServerOptions {
        faults = List.copyOf(faults);
    }

    /** On any port of this machine's loopback, with Stripe's limits; control routes mean test mode. */
    public static ServerOptions of(SimulatorOptions account) {
        return new ServerOptions(
                account,
                "127.0.0.1",
                0,
                Limits.live(),
                Limits.test(),
                InstantSource.system(),
                Duration.ZERO,
                List.of(),
                Mode.TEST,
                true);
    }

    public ServerOptions withPort(int other) {
        return new ServerOptions(account, host, other, live, test, clock, skew, faults, mainMode, isOpen);
    }

    public ServerOptions withHost(String other) {
        return new ServerOptions(account, other, port, live, test, clock, skew, faults, mainMode, isOpen);
    }

    /** With the same limits in both modes. */
    public ServerOptions withLimits(Limits limits) {
        return new ServerOptions(account, host, port, limits, limits, clock, skew, faults, mainMode, isOpen);
    }

    public ServerOptions withClock(InstantSource other) {
        return new ServerOptions(account, host, port, live, test, other, skew, faults, mainMode, isOpen);
    }

    public ServerOptions withSkew(Duration other) {
        return new ServerOptions(account, host, port, live, test, clock, other, faults, mainMode, isOpen);
    }

    /** With one more fault. */
    public ServerOptions withFault(FaultRule fault) {
        List<FaultRule> more = new ArrayList<>(faults);
        more.add(fault);
        return new ServerOptions(account, host, port, live, test, clock, skew, more, mainMode, isOpen);
    }

    public ServerOptions withMainMode(Mode other) {
        return new ServerOptions(account, host, port, live, test, clock, skew, faults, other, isOpen);
    }

    /** With control routes that only show the account. */
    public ServerOptions closed() {
        return new ServerOptions(account, host, port, live, test, clock, skew, faults, mainMode, false);
    }
}
