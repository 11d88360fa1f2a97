// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import org.jspecify.annotations.Nullable;

/**
 * What an event of one type means to one stream.
 *
 * @param stream the stream's name
 * @param subject what the event's object is to the stream
 * @param delete whether the object is gone; decided by the type alone, since the object in a {@code *.deleted} event
 *     is its full last state
 * @param changed property: an event that tells what it has changed, and does not name that, does not concern the stream;
 *     null: every event does
 */
public record EventRule(
        String stream,
        Subject subject,
        boolean delete,
        @Nullable String changed) {

    /** A rule for every event of its type. */
    public EventRule(String stream, Subject subject, boolean delete) {
        this(stream, subject, delete, null);
    }

    /** What an event's object is to a stream. All events of a child stream are either of rows, or of the other two. */
    public enum Subject {
        /** A row of the stream. */
        ROW,
        /** The parent of rows: they are inside of it, or must be read again. */
        PARENT,
        /** Something that names the parent of rows, which must be read again. */
        NAMES_PARENT
    }
}
