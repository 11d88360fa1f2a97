// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;

/** What a page shows, in the order it is shown. */
record Page(List<Integer> places, boolean hasMore) {

    /**
     * Walks from the newest place to the oldest, or from the oldest to the newest.
     *
     * @param low oldest place
     * @param high newest place plus one
     */
    static Page walk(int low, int high, boolean isUpward, int limit, IntPredicate shows) {
        List<Integer> places = new ArrayList<>();
        boolean hasMore = false;
        for (int i = 0; i < high - low; i++) {
            int place = isUpward ? low + i : high - 1 - i;
            if (shows.test(place)) {
                if (places.size() == limit) {
                    hasMore = true;
                    break;
                }
                places.add(place);
            }
        }
        if (isUpward) {
            Collections.reverse(places);
        }
        return new Page(places, hasMore);
    }
}
