// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import java.util.List;

/**
 * All that is known of one event type that concerns a stream.
 *
 * @param type such as {@code customer.updated}
 * @param objects {@code object} values of what its events carry, or refer to if they are of v2
 * @param rules one for each stream that it concerns; at least one
 */
record EventMeaning(String type, List<String> objects, List<EventRule> rules) {
    EventMeaning {
        objects = List.copyOf(objects);
        rules = List.copyOf(rules);
    }
}
