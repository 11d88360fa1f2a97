// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.data;

import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.catalog.StreamSpec;

import java.util.LinkedHashMap;
import java.util.Map;

/** How many objects an account has from the start, by stream. */
public final class StreamCounts {
    private static final String FILLER = "charges";

    private StreamCounts() {}

    /**
     * A number of objects, dealt over the streams as is usual.
     *
     * @param total from 0 up; what the other streams do not take become charges
     */
    public static Map<String, Integer> usual(ApiCatalog catalog, int total) {
        long shares = catalog.streams().stream().mapToLong(StreamSpec::share).sum();
        Map<String, Integer> counts = new LinkedHashMap<>();
        int left = total;
        for (StreamSpec stream : catalog.streams()) {
            if (!stream.name().equals(FILLER) && stream.share() > 0) {
                long usual = Math.max(1, (long) total * stream.share() / shares);
                int count = (int) Math.min(left, stream.most() == 0 ? usual : Math.min(usual, stream.most()));
                counts.put(stream.name(), count);
                left -= count;
            }
        }
        counts.put(FILLER, left);
        return counts;
    }
}
