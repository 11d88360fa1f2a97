// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.shape;

import io.syncengine.connect.simulators.stripe.catalog.StreamSpec;

/** What an object's text shows of the account around it. */
public interface World {

    long seed();

    boolean livemode();

    /** Id of the account. */
    String account();

    /** Writes the id of the object with that number, without quotes. */
    void appendId(JsonBuffer out, StreamSpec stream, long index);

    /** Writes the id of some object of the stream, without quotes; the same draw gives the same one. */
    void appendReference(JsonBuffer out, StreamSpec stream, long draw);

    /** Writes the id of the parent of a child, without quotes. */
    void appendParent(JsonBuffer out, StreamSpec kind, long index);

    /** Writes the list of an object's children that a property of it holds. */
    void appendShown(JsonBuffer out, ObjectFacts facts, String property, Layout layout);

    /** Writes the id, with quotes, of the test clock that an object lives on, or null. */
    void appendTestClock(JsonBuffer out, StreamSpec stream, long index);
}
