// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

/** What a call is for; in order of precedence when the budget is short, with the weight of its share. */
public enum CallKind {
    EVENTS(4),
    REFETCH(2),
    LIST(2),
    CHILDREN(1),
    SNAPSHOT(1),
    PROBE(1);

    private final int weight;

    CallKind(int weight) {
        this.weight = weight;
    }

    int weight() {
        return weight;
    }
}
