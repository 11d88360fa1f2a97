// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.data.StripeEvent;

import java.util.List;

/**
 * What the events of a stream lead to.
 *
 * @param <S> what one of them leads to
 * @param <R> what a read shows
 */
interface StretchKind<S extends EventStep, R extends EventRead> {

    /** What an event is about, as the stream's memory names it. */
    String subject(StripeEvent event);

    /** The steps of events, in the order of their seconds. */
    List<S> plan(List<StripeEvent> events);

    /** Has the step's subject read. */
    void read(S step, ReadQueue<R> reads);

    /** Adds the rows that the event itself holds. */
    void fromEvent(S step, Emission emission);

    /** Adds the rows that a read has shown. */
    void fromRead(S step, R read, Emission emission);
}
