// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.data;

import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.catalog.EventPlan;
import io.syncengine.connect.simulators.stripe.catalog.StreamSpec;
import io.syncengine.connect.simulators.stripe.shape.Draws;
import io.syncengine.connect.simulators.stripe.shape.JsonBuffer;
import io.syncengine.connect.simulators.stripe.shape.Layout;
import io.syncengine.connect.simulators.stripe.shape.ObjectFacts;
import io.syncengine.connect.simulators.stripe.shape.ShapeCatalog;
import io.syncengine.connect.simulators.stripe.shape.World;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Objects and events of an account in one mode. Its time never goes back: where a clock does, changes carry the last time.
 * Not thread-safe.
 */
public final class Dataset implements World {
    private static final int OWN_ACCOUNT = -1;
    private static final String TEST_CLOCKS = "test_helpers_test_clocks";

    private final AccountOptions options;
    private final boolean livemode;
    private final ShapeCatalog shapes;
    private final long started;
    private final List<StreamData> streams = new ArrayList<>();
    private final ChildSets children;
    private final EventLog events;
    private final EventLog thinEvents;
    private final IdCodec eventIds;
    private final IdCodec thinEventIds;
    private long now;

    /**
     * @param counts objects from the start, by stream
     * @param now milliseconds since 1970
     * @throws IllegalArgumentException when a stream is unknown or cannot have so many objects
     */
    public Dataset(
            ShapeCatalog shapes, AccountOptions options, boolean livemode, Map<String, Integer> counts, long now) {
        this.shapes = shapes;
        this.options = options;
        this.livemode = livemode;
        this.now = now;
        started = now;
        events = new EventLog(options.events(), Draws.mix(seed(), livemode ? 1 : 0));
        eventIds = new IdCodec(shapes.catalog().stream("events"), livemode ? seed() : ~seed());
        thinEvents = new EventLog(options.events(), Draws.mix(options.seed(), livemode ? 3 : 2));
        thinEventIds = new IdCodec(shapes.catalog().stream(ApiCatalog.V2_EVENTS), livemode ? seed() : ~seed());
        counts.keySet().forEach(shapes.catalog()::stream);
        for (StreamSpec spec : shapes.catalog().streams()) {
            streams.add(new StreamData(spec, this, shapes, timeline(spec, counts.getOrDefault(spec.name(), 0))));
        }
        for (StreamSpec spec : shapes.catalog().singles()) {
            streams.add(single(spec));
        }
        FirstEvents.append(streams, events, now - options.events().retention().toMillis());
        List<StreamData> second = new ArrayList<>();
        for (StreamSpec spec : shapes.catalog().v2()) {
            second.add(new StreamData(spec, this, shapes, timeline(spec, counts.getOrDefault(spec.name(), 0))));
        }
        streams.addAll(second);
        FirstEvents.append(
                second, thinEvents, now - options.events().retention().toMillis());
        children = new ChildSets(this, shapes, now / 1000, options.children());
    }

    private StreamData single(StreamSpec spec) {
        Timeline timeline = new Timeline(1, started / 1000 - options.age().toSeconds(), 1, 0, spec.position());
        StreamData data = new StreamData(spec, this, shapes, timeline);
        data.rename(0, options.id());
        return data;
    }

    private Timeline timeline(StreamSpec spec, int count) {
        if (count < 0 || count > new IdCodec(spec, 0).most() || (spec.isEvents() && count > 0)) {
            throw new IllegalArgumentException(
                    "The stream " + spec.name() + " cannot start with " + count + " objects");
        }
        long span = options.age().toSeconds();
        long salt = Draws.mix(Draws.mix(seed(), spec.position()), livemode ? 1 : 0);
        return new Timeline(count, started / 1000 - span, span, options.largestClump(), salt);
    }

    @Override
    public long seed() {
        return options.contents();
    }

    /** What the ids of objects depend on: the same in accounts that are connected to each other. */
    long idSeed() {
        return livemode ? options.seed() : ~options.seed();
    }

    @Override
    public boolean livemode() {
        return livemode;
    }

    @Override
    public String account() {
        return options.id();
    }

    @Override
    public void appendId(JsonBuffer out, StreamSpec stream, long index) {
        if (index == OWN_ACCOUNT) {
            out.append(options.id());
        } else if (stream.position() >= streams.size()) {
            children.of(stream).appendId(out, index);
        } else {
            stream(stream).appendId(out, (int) index);
        }
    }

    @Override
    public void appendReference(JsonBuffer out, StreamSpec stream, long draw) {
        StreamData target = stream(stream);
        if (target.firstCount() == 0) {
            target.appendAnyId(out, draw);
        } else {
            target.appendId(out, Draws.below(draw, target.firstCount()));
        }
    }

    public StreamData stream(StreamSpec spec) {
        return streams.get(spec.position());
    }

    /** The lists that are read through a parent. */
    public ChildSets children() {
        return children;
    }

    EventObjects objects(StreamSpec kind) {
        return kind.position() < streams.size() ? stream(kind) : children.objects(kind);
    }

    @Override
    public void appendParent(JsonBuffer out, StreamSpec kind, long index) {
        ChildData data = children.of(kind);
        appendId(out, data.parents().spec(), ChildData.parent(index));
    }

    @Override
    public void appendShown(JsonBuffer out, ObjectFacts facts, String property, Layout layout) {
        if (facts.stream().position() < streams.size()) {
            stream(facts.stream()).appendShown(out, facts, property, layout);
        } else {
            ChildText.append(
                    out, children.of(facts.stream()), ChildData.parent(facts.index()), facts.version(), layout);
        }
    }

    /** The test clocks; empty where no object lives on one. */
    Optional<StreamData> testClocks() {
        boolean isUsed = !livemode && options.testClocks() > 0;
        return isUsed ? Optional.of(stream(shapes.catalog().stream(TEST_CLOCKS))) : Optional.empty();
    }

    /** Percent of the objects of some streams that live on a test clock, where there are any. */
    int testClockShare() {
        return options.testClocks();
    }

    @Override
    public void appendTestClock(JsonBuffer out, StreamSpec stream, long index) {
        int clock = index == OWN_ACCOUNT ? -1 : stream(stream).testClock((int) index);
        if (clock < 0) {
            out.append("null");
        } else {
            out.append('"');
            stream(shapes.catalog().stream(TEST_CLOCKS)).appendId(out, clock);
            out.append('"');
        }
    }

    /** Whatever lives on a test clock goes with it. */
    private void deleteFromClock(StreamSpec spec, int clock) {
        if (spec.name().equals(TEST_CLOCKS)) {
            for (StreamData stream : streams) {
                stream.onTestClock(clock).forEach(index -> stream.delete(index, now));
            }
        }
    }

    public EventLog events() {
        return events;
    }

    /** Events of v2 objects, which carry no object. */
    public EventLog thinEvents() {
        return thinEvents;
    }

    /** Id of a v2 event. */
    public String thinEventId(Event event) {
        return thinEventIds.text(event.number());
    }

    /** Number of a v2 event, also of one that is too old to be kept; -1 when there was none with the id. */
    public long thinEventNumber(String id) {
        return thinEventIds.number(id, thinEvents.next());
    }

    /** Id of the object that a v2 event is about. */
    public String objectId(Event event) {
        return stream(event.stream()).id((int) event.index());
    }

    /** Id of an event. */
    public String eventId(Event event) {
        return eventIds.text(event.number());
    }

    /** Number of an event, also of one that is too old to be kept; -1 when there was none with the id. */
    public long eventNumber(String id) {
        return eventIds.number(id, events.next());
    }

    /** Milliseconds since 1970. */
    public long now() {
        return now;
    }

    /** Lets time go on, unless {@code millis} is in the past, and returns the time. */
    public long advance(long millis) {
        now = Math.max(now, millis);
        events.expire(now);
        thinEvents.expire(now);
        return now;
    }

    /**
     * A new object.
     *
     * @param id null: the usual one
     * @return its number
     * @throws IllegalArgumentException when an object with the id exists, or the stream is full
     */
    public int create(StreamSpec spec, @Nullable String id) {
        int index = stream(spec).create(now, id);
        send(spec.events().created(), spec, index, Event.Form.PLAIN);
        return index;
    }

    /** A change that sends the usual event, if the stream has one. */
    public void update(StreamSpec spec, int index) {
        updateSilently(spec, index);
        send(updated(spec), spec, index, Event.Form.WITH_PREVIOUS);
    }

    /** Type of the next update's event. Those of v2 that tell which part has changed take turns. */
    private @Nullable String updated(StreamSpec spec) {
        @Nullable String usual = spec.events().updated();
        if (usual == null || !spec.isV2()) {
            return usual;
        }
        List<String> types = spec.events().all().stream()
                .filter(type -> type.endsWith(".updated") || type.equals(usual))
                .toList();
        return types.get((int) (thinEvents.next() % types.size()));
    }

    /** A change without an event. */
    public void updateSilently(StreamSpec spec, int index) {
        stream(spec).update(index, now);
    }

    /** The removal of an object; subscriptions are canceled and v2 accounts closed instead. */
    public void delete(StreamSpec spec, int index) {
        EventPlan plan = spec.events();
        if (plan.deleted() != null && !plan.removes()) {
            edit(spec, index, end(spec), Set.of());
            stream(spec).update(index, now);
        } else {
            deleteSilently(spec, index);
        }
        send(plan.deleted(), spec, index, Event.Form.PLAIN);
    }

    /** Properties of an object that ends without being removed. */
    private Map<String, String> end(StreamSpec spec) {
        if (spec.isV2()) {
            return Map.of("closed", "true");
        }
        String moment = Long.toString(now / 1000);
        return Map.of("status", "\"canceled\"", "canceled_at", moment, "ended_at", moment);
    }

    /** The removal of an object without an event. */
    public void deleteSilently(StreamSpec spec, int index) {
        stream(spec).delete(index, now);
        deleteFromClock(spec, index);
    }

    /** Replaces top-level properties from the next version on, or from now on when the object has no versions yet. */
    public void edit(StreamSpec spec, int index, Map<String, String> members, Set<String> removed) {
        int version = stream(spec).version(index);
        stream(spec).edit(index, new Edits(version + 1, members, removed));
    }

    /** A new object with other properties than usual. */
    public int plant(StreamSpec spec, Map<String, String> members, Set<String> removed) {
        int index = stream(spec).create(now, null);
        stream(spec).edit(index, new Edits(0, members, removed));
        send(spec.events().created(), spec, index, Event.Form.PLAIN);
        return index;
    }

    /** An event of any type with the object as it is. */
    public void send(@Nullable String type, StreamSpec spec, int index, Event.Form form) {
        send(type, spec, index, stream(spec).version(index), form);
    }

    void send(@Nullable String type, StreamSpec kind, long index, int version, Event.Form form) {
        if (type != null) {
            EventLog log = kind.isV2() ? thinEvents : events;
            log.append(new Event(log.next(), now, type, kind, index, version, form));
        }
    }

    /** Writes the account itself. */
    public void appendOwnAccount(JsonBuffer out) {
        StreamSpec accounts = shapes.catalog().stream("accounts");
        ObjectFacts facts = new ObjectFacts(
                this, accounts, OWN_ACCOUNT, started / 1000 - options.age().toSeconds(), 0, Draws.of(options.id()));
        Objects.requireNonNull(shapes.single(accounts, accounts.resource())).append(out, facts, Layout.TOP);
    }
}
