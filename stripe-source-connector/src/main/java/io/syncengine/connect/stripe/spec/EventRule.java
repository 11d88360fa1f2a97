// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

/**
 * What an event of one type means to one stream.
 *
 * @param stream the stream's name
 * @param subject what the event's object is to the stream
 * @param delete whether the object is gone; decided by the type alone, since the object in a {@code *.deleted} event
 *     is its full last state
 */
public record EventRule(String stream, Subject subject, boolean delete) {

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
