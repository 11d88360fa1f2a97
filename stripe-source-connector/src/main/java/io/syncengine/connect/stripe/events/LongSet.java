// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.data.StripeObject;

import java.util.HashSet;
import java.util.Set;

/**
 * The children of a parent whose list takes more than a page, while it is being read. Rows of its pages go out before
 * anything is known to be done, so they name no event: a task that dies meanwhile has them sent again. Event loop only.
 */
final class LongSet {

    private final String parent;
    private final long created;
    private final Set<String> named;
    private final Set<String> shown = new HashSet<>();

    /**
     * @param created second of the newest event that asked for it
     * @param named ids of children that events name, and that are gone if no page shows them
     */
    LongSet(String parent, long created, Set<String> named) {
        this.parent = parent;
        this.created = created;
        this.named = named;
    }

    /** Adds the rows of a page. */
    void add(ReadSet page, StreamMemory memory, Emission emission) {
        for (StripeObject child : page.children()) {
            if (named.contains(child.id())) {
                shown.add(child.id());
            }
            long version = memory.admitRow(child.id(), Math.max(created, page.stamp()));
            if (version != StreamMemory.OUTDATED) {
                emission.fromPage(child, parent, version, page.requestId());
            }
        }
    }

    /** Those of the named children that pages have shown. */
    Set<String> shown() {
        return shown;
    }
}
