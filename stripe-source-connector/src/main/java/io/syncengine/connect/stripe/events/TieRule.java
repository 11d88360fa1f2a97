// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.data.StripeEvent;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Predicate;

/**
 * Which of several events of one object in one second is the last. Stripe promises no order inside a second, but an
 * object is created before it is changed and changed before it is deleted. Where that does not decide, the object has to
 * be read: ties are common, so every read saved counts.
 */
final class TieRule {

    private static final String CREATED = ".created";

    private TieRule() {}

    /**
     * The last event.
     *
     * @param second distinct events of one object in one second, at least two
     * @return null when it cannot be told
     */
    static @Nullable StripeEvent last(List<StripeEvent> second, Predicate<StripeEvent> isDelete) {
        StripeEvent deleted = null;
        StripeEvent changed = null;
        int creations = 0;
        int changes = 0;
        int deletions = 0;
        for (StripeEvent event : second) {
            if (isDelete.test(event)) {
                deletions++;
                deleted = event;
            } else if (event.type().endsWith(CREATED)) {
                creations++;
            } else {
                changes++;
                changed = event;
            }
        }
        if (deletions == 0) {
            return creations == 1 && changes == 1 ? changed : null;
        }
        // An id that people choose may have been given anew in the very second of its deletion.
        return deletions == 1 && creations == 0 ? deleted : null;
    }
}
