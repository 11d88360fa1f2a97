// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.cli;

import io.syncengine.connect.simulators.stripe.http.ServerOptions.Mode;
import io.syncengine.connect.simulators.stripe.limits.Limits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The limits that a person asked for. */
final class LimitArguments {
    @Option(names = "--no-limits", description = "No limit of any kind, unless one is given.")
    private boolean noLimits;

    @Option(
            names = "--limit-per-second",
            paramLabel = "N",
            description = "Requests in any one second; 0: no limit. Default: 25, in live mode 100.")
    private @Nullable Integer perSecond;

    @Option(
            names = "--limit-per-endpoint",
            paramLabel = "N",
            description = "Requests of one route in any one second. Default: 25.")
    private @Nullable Integer perEndpoint;

    @Option(names = "--limit-concurrent", paramLabel = "N", description = "Requests at a time. Default: 100.")
    private @Nullable Integer concurrent;

    @Option(
            names = "--limit-concurrent-per-endpoint",
            paramLabel = "N",
            description = "Requests of one route at a time. Default: 50.")
    private @Nullable Integer concurrentPerEndpoint;

    @Option(names = "--retry-after", description = "Refusals tell when to come back.")
    private boolean retryAfter;

    /** @throws IllegalArgumentException when a limit is negative */
    Limits limits(Mode mode) {
        Limits usual = noLimits ? Limits.none() : mode == Mode.LIVE ? Limits.live() : Limits.test();
        return new Limits(
                number("--limit-per-second", perSecond, usual.perSecond()),
                number("--limit-per-endpoint", perEndpoint, usual.perEndpoint()),
                usual.perRoute(),
                number("--limit-concurrent", concurrent, usual.concurrent()),
                number("--limit-concurrent-per-endpoint", concurrentPerEndpoint, usual.concurrentPerEndpoint()),
                retryAfter);
    }

    private static int number(String option, @Nullable Integer given, int usual) {
        if (given != null && given < 0) {
            throw new IllegalArgumentException(option + " is " + given + ": give 0 for none or more");
        }
        return given == null ? usual : given;
    }
}
