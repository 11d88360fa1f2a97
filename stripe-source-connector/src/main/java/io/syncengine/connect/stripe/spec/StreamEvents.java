// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Event types of one stream.
 *
 * @param stream its name
 * @param resources the {@code object} values of its rows
 * @param types of events that carry a row of it
 * @param deletes those of the types that say that the row is gone
 */
record StreamEvents(String stream, List<String> resources, Set<String> types, Set<String> deletes) {
    StreamEvents {
        resources = List.copyOf(resources);
        // In the order of Stripe's table, which the index keeps.
        types = Collections.unmodifiableSet(new LinkedHashSet<>(types));
        deletes = Collections.unmodifiableSet(new LinkedHashSet<>(deletes));
    }
}
