// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.data.StripeObject;
import io.syncengine.connect.stripe.state.SeenIds;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the last rows of a stream without events looked like: looks at the recent part of its list overlap, and a row that
 * is as it was need not go out again. Bounded; a row that is forgotten goes out once more. Event loop only.
 */
final class RecentRows {

    private static final int CAPACITY = 50_000;

    private final Map<String, Long> texts = new LinkedHashMap<>();

    /** Takes note of a row that is about to go out. Returns whether it differs from the last one of its id. */
    boolean isNews(StripeObject object) {
        long text = SeenIds.hash(object.raw());
        Long before = texts.remove(object.id());
        texts.put(object.id(), text);
        if (texts.size() > CAPACITY) {
            Iterator<Long> eldest = texts.values().iterator();
            eldest.next();
            eldest.remove();
        }
        return before == null || before != text;
    }
}
