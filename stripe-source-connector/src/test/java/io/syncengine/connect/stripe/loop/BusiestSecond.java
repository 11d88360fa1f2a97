// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.loop;

import java.time.Duration;
import java.util.List;

/** How much happens in the busiest second, of every second, whenever it begins. */
public final class BusiestSecond {

    private BusiestSecond() {}

    /** @param moments in any order */
    public static int of(List<Duration> moments) {
        List<Duration> sorted = moments.stream().sorted().toList();
        int most = 0;
        int first = 0;
        for (int last = 0; last < sorted.size(); last++) {
            while (sorted.get(last).minus(sorted.get(first)).compareTo(Duration.ofSeconds(1)) >= 0) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}
