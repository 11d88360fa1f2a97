// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.quota;

import io.syncengine.connect.sheets.grid.Change;
import io.syncengine.connect.sheets.grid.EchoRange;
import io.syncengine.connect.sheets.grid.FailureKind;
import io.syncengine.connect.sheets.grid.GridRange;
import io.syncengine.connect.sheets.grid.GridView;
import io.syncengine.connect.sheets.grid.SheetsException;
import io.syncengine.connect.sheets.grid.SpreadsheetGateway;
import io.syncengine.connect.sheets.grid.SpreadsheetInfo;
import io.syncengine.connect.sheets.grid.Tag;
import io.syncengine.connect.sheets.policy.Limits;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A gateway that keeps to the quota and tries again what certainly was not applied: what Google throttles, and what there
 * was no access token for. Reads are also tried again when nobody knows what became of them; writes never are, that being a
 * matter of the fence.
 */
public final class PacedGateway implements SpreadsheetGateway {

    private static final int READ_RESERVE = 3;
    private static final int WRITE_RESERVE = 2;
    private static final int HEADROOM = 5;
    private static final Duration LONGEST_THROTTLE = Duration.ofSeconds(64);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(32);

    private final SpreadsheetGateway gateway;
    private final RequestWindow window;
    private final Limits limits;
    private final Pace pace;
    private final RandomGenerator random;
    private final boolean reserve;

    public PacedGateway(
            SpreadsheetGateway gateway, RequestWindow window, Limits limits, Pace pace, RandomGenerator random) {
        this(gateway, window, limits, pace, random, false);
    }

    private PacedGateway(
            SpreadsheetGateway gateway,
            RequestWindow window,
            Limits limits,
            Pace pace,
            RandomGenerator random,
            boolean reserve) {
        this.gateway = gateway;
        this.window = window;
        this.limits = limits;
        this.pace = pace;
        this.random = random;
        this.reserve = reserve;
    }

    /** The same for claims and burns, for which a part of the quota is kept back. */
    public PacedGateway reserved() {
        return new PacedGateway(gateway, window, limits, pace, random, true);
    }

    @Override
    public SpreadsheetInfo describe() throws SheetsException, InterruptedException {
        return retrying(RequestKind.READ, 2, gateway::describe);
    }

    @Override
    public List<Tag> search(List<String> keys) throws SheetsException, InterruptedException {
        return retrying(RequestKind.READ, 1, () -> gateway.search(keys));
    }

    @Override
    public GridView read(List<GridRange> ranges) throws SheetsException, InterruptedException {
        return retrying(RequestKind.READ, 1, () -> gateway.read(ranges));
    }

    @Override
    public GridView write(List<Change> changes, List<EchoRange> echo) throws SheetsException, InterruptedException {
        return retrying(RequestKind.WRITE, 1, () -> gateway.write(changes, echo));
    }

    private interface Sending<T> {
        T send() throws SheetsException, InterruptedException;
    }

    private <T> T retrying(RequestKind kind, int amount, Sending<T> sending)
            throws SheetsException, InterruptedException {
        long start = pace.millis();
        Backoff throttled = new Backoff(LONGEST_THROTTLE, random);
        Backoff failed = new Backoff(LONGEST_RETRY, random);
        while (true) {
            take(kind, amount);
            SheetsException failure;
            try {
                return sending.send();
            } catch (SheetsException e) {
                failure = e;
            } finally {
                window.answered(kind, amount, pace.millis());
            }
            boolean throttle = failure.kind() == FailureKind.THROTTLED;
            if (!throttle && !isRetried(kind, failure.kind())) {
                throw failure;
            }
            if (failure.quota() > 0) {
                window.lower(kind, failure.quota() - HEADROOM);
            }
            Duration wait = (throttle ? throttled : failed).next();
            if (pace.millis() - start + wait.toMillis() > limits.retryMax().toMillis()) {
                throw new SheetsException(
                        FailureKind.DENIED,
                        "Google has not served a request for "
                                + limits.retryMax().toSeconds() + " s; the last answer was: " + failure.text(),
                        failure);
            }
            pace.pause(wait);
        }
    }

    private static boolean isRetried(RequestKind kind, FailureKind failure) {
        return failure == FailureKind.NO_TOKEN || (kind == RequestKind.READ && failure == FailureKind.UNCLEAR);
    }

    private void take(RequestKind kind, int amount) throws InterruptedException {
        int limit = kind == RequestKind.READ
                ? limits.readsPerMinute() + (reserve ? READ_RESERVE : 0)
                : limits.writesPerMinute() + (reserve ? WRITE_RESERVE : 0);
        for (long wait = window.tryTake(kind, amount, limit, pace.millis());
                wait > 0;
                wait = window.tryTake(kind, amount, limit, pace.millis())) {
            pace.pause(Duration.ofMillis(wait));
        }
    }
}
