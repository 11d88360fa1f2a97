// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.conversion;

import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How long each conversion is measured.
 *
 * @param forks JVMs, one after the other; 0: this one
 * @param iterations of a second in each that count, after as many that do not; 0: one call, which counts
 */
record Effort(int forks, int iterations) {

    /** Enough to see that it works. */
    static final Effort ONE_CALL = new Effort(0, 0);

    void applyTo(ChainedOptionsBuilder options) {
        options.forks(forks);
        if (iterations == 0) {
            options.mode(Mode.SingleShotTime).warmupIterations(0).measurementIterations(1);
        } else {
            options.warmupIterations(iterations)
                    .warmupTime(TimeValue.seconds(1))
                    .measurementIterations(iterations)
                    .measurementTime(TimeValue.seconds(1));
        }
    }
}
