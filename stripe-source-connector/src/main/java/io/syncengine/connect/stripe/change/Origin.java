// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.change;

/** Where a row was read. */
public enum Origin {
    /** A page of a full pass. */
    BACKFILL("backfill"),
    /** The object inside an event. */
    EVENT("event"),
    /** The object inside an event that came as a webhook, ahead of the looks at the events. */
    WEBHOOK("webhook"),
    /** The same over the connection of Stripe's command line tool. */
    SOCKET("socket"),
    /** A read by id, because an event could not be trusted alone. */
    REFETCH("refetch"),
    /** A page of a recent part of the list. */
    RECONCILE("reconcile"),
    /** A page of a pass over the whole list that is repeated by time. */
    SNAPSHOT("snapshot");

    private final String code;

    Origin(String code) {
        this.code = code;
    }

    /** Value of the header {@code stripe.origin}. */
    public String code() {
        return code;
    }
}
