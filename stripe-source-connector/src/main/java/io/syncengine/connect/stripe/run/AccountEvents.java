// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.api.PageLinks;
import io.syncengine.connect.stripe.change.Delivery;
import io.syncengine.connect.stripe.change.Origin;
import io.syncengine.connect.stripe.config.StreamErrorPolicy;
import io.syncengine.connect.stripe.data.StripeEvent;
import io.syncengine.connect.stripe.events.EventList;
import io.syncengine.connect.stripe.events.EventParts;
import io.syncengine.connect.stripe.events.EventReader;
import io.syncengine.connect.stripe.events.EventSettings;
import io.syncengine.connect.stripe.events.HorizonRule;
import io.syncengine.connect.stripe.events.SnapshotEvents;
import io.syncengine.connect.stripe.events.ThinEvents;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What follows the events of an account: a reader of the list of v1, and one of the list of v2 for the streams whose events
 * are there. Each is there only if streams need it, since a key may be allowed to read one of the lists and not the other.
 * Event loop only.
 */
final class AccountEvents {

    private final @Nullable EventReader snapshots;
    private final @Nullable EventReader thin;
    private final List<EventReader> readers;

    AccountEvents(
            EngineContext context,
            HorizonRule horizon,
            EventSettings settings,
            List<StreamRun> streams,
            StreamOwner owner) {
        PageLinks links =
                new PageLinks(context.config().connector().connection().baseUrl());
        this.snapshots = reader(context, horizon, settings, new SnapshotEvents(), of(streams, false), owner);
        this.thin = reader(context, horizon, settings, new ThinEvents(links), of(streams, true), owner);
        this.readers = Stream.of(Optional.ofNullable(snapshots), Optional.ofNullable(thin))
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<StreamRun> of(List<StreamRun> streams, boolean thin) {
        return streams.stream()
                .filter(stream -> stream.definition().hasThinEvents() == thin)
                .toList();
    }

    private static @Nullable EventReader reader(
            EngineContext context,
            HorizonRule horizon,
            EventSettings settings,
            EventList list,
            List<StreamRun> streams,
            StreamOwner owner) {
        if (streams.isEmpty()) {
            return null;
        }
        EventParts parts = new EventParts(
                context.loop(),
                context.client(),
                context.clock(),
                context.registry().eventTypes(),
                horizon,
                list,
                settings);
        return new EventReader(parts, streams, new EventTrouble(context, streams, owner, policy(context, list)));
    }

    /** Of v2 lists are read again each day, so that their events, of which less is known, never end the task. */
    private static StreamErrorPolicy policy(EngineContext context, EventList list) {
        return list instanceof ThinEvents ? StreamErrorPolicy.SKIP : context.errorPolicy();
    }

    /** Begins with a look at once. */
    void start() {
        readers.forEach(EventReader::start);
    }

    /** Asks for a look at the events once one of that moment has settled. */
    void lookFor(long created) {
        readers.forEach(reader -> reader.lookFor(created));
    }

    /** Takes an event that has come by itself. */
    void offer(StripeEvent event, Origin origin, Delivery delivery) {
        EventReader reader = event.isThin() ? thin : snapshots;
        if (reader == null) {
            delivery.end(Delivery.Outcome.NO_STREAM);
        } else {
            reader.offer(event, origin, delivery);
        }
    }

    /** There is room again. */
    void resume() {
        readers.forEach(EventReader::resume);
    }

    void close() {
        readers.forEach(EventReader::close);
    }
}
