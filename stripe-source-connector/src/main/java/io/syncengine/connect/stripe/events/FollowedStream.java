// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.change.Change;
import io.syncengine.connect.stripe.change.Delivery;
import io.syncengine.connect.stripe.data.ChildReader;
import io.syncengine.connect.stripe.data.ObjectReader;
import io.syncengine.connect.stripe.metrics.StreamMetrics;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.state.SeenIds;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** A stream as the event reader sees it. Event loop only. */
public interface FollowedStream {

    StreamDefinition definition();

    ObjectReader objects();

    /** Reads rows through their parents; null but for a child stream. */
    @Nullable
    ChildReader children();

    /** What events mean to it. */
    EventUse events();

    StreamMetrics metrics();

    /** Its recent past; another object once the stream is planned anew, which voids what was read for the former. */
    StreamMemory memory();

    /** All events created below are done. */
    long position();

    /** Moment below which events have never been followed; 0: unknown. */
    long followedFrom();

    /** Whether its events may be read now: it is being listed or live, and no trouble keeps it waiting. */
    boolean isFollowing();

    /**
     * A stretch of events is done: its rows, if any, are to be emitted together with the new position.
     *
     * @param stamp newest version of a row among them that was read by its id; 0: none
     * @param bytes about the size of the rows
     */
    void followed(List<Change> changes, long position, SeenIds seen, long stamp, long bytes);

    /**
     * Rows that an event has asked to be read are to be emitted, before it is done: the position stays.
     *
     * @param stamp newest version among them
     * @param bytes about the size of the rows
     */
    void page(List<Change> changes, long stamp, long bytes);

    /** Whether more may be read; if not, {@link EventReader#resume} is called once it may. */
    boolean hasRoom();

    /**
     * An event is to be emitted ahead of the looks that will find it: the stream's state stays as it is.
     *
     * @param bytes about the size of the row
     * @param delivery told when the records are committed
     */
    void ahead(Change change, long bytes, Delivery delivery);

    /** Stripe refuses to show an object of the stream that an event asks for; nothing of the stretch was emitted. */
    void refused(StripeApiException reason);

    /** Plans the stream anew if its position is so old that Stripe may have dropped events above it. */
    void checkGap(long now);
}
