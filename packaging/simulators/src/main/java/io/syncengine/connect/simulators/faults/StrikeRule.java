// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.faults;

import io.syncengine.connect.simulators.exchange.SimRequest;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * When a fault strikes.
 *
 * @param <F> faults
 */
public interface StrikeRule<F> {

    /** What strikes. */
    F fault();

    /** From 0 to 1, of each request that it could strike. */
    double probability();

    /** Which requests it is about; asked for once, when the rule comes into force. */
    Predicate<SimRequest> matcher();

    /**
     * Whether it could strike a request that it is about.
     *
     * @param seen such requests so far, this one included
     * @param struck those that it struck
     */
    boolean isMeant(long seen, long struck);

    /** Which texts are as the pattern says, in which {@code *} stands for anything. */
    static Predicate<String> like(String pattern) {
        return Pattern.compile(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), Pattern.DOTALL)
                .asMatchPredicate();
    }
}
