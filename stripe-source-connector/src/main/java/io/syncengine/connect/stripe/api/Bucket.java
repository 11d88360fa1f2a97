// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

/** What may be sent to the account, or to one endpoint: so many calls a second, so many at a time. Event loop only. */
final class Bucket {

    /** As long as no answer has come: what Stripe's lists usually take. */
    private static final double USUAL_LATENCY = 0.5;

    private static final double SLOW = 0.95;

    private final AdaptiveLimit rate;
    private final AdaptiveLimit atATime;
    private final Pacer pacer;
    private final LatencyWindow latencies = new LatencyWindow();
    private int inFlight;

    Bucket(double callsPerSecond, int callsAtATime, long now) {
        this.rate = new AdaptiveLimit(callsPerSecond, 1, now);
        this.atATime = new AdaptiveLimit(callsAtATime, 1, now);
        this.pacer = new Pacer(now);
    }

    AdaptiveLimit rate() {
        return rate;
    }

    AdaptiveLimit atATime() {
        return atATime;
    }

    LatencyWindow latencies() {
        return latencies;
    }

    int inFlight() {
        return inFlight;
    }

    /** Whether one more call may be under way, be it now or when it is its turn. */
    boolean hasRoom(long now) {
        return inFlight < Math.max(1, (int) atATime.current(now));
    }

    boolean isReady(long now) {
        return pacer.isReady(now);
    }

    /** When the next call may leave, as far as the rate goes. */
    long readyAt() {
        return pacer.readyAt();
    }

    void take(long now) {
        pacer.take(now, rate.current(now));
        inFlight++;
    }

    void release() {
        inFlight--;
    }

    /**
     * How many calls keep the rate up, given how long they take, within the limit. More would only queue at the other
     * end; one more than that evens out their differences.
     */
    int useful(long now) {
        double slow = latencies.seconds(SLOW);
        double needed = rate.current(now) * (Double.isNaN(slow) ? USUAL_LATENCY : slow);
        return (int) Math.max(1, Math.min(atATime.current(now), Math.ceil(needed) + 1));
    }
}
