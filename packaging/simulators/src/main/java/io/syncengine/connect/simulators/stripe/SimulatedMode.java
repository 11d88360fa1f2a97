// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe;

import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.catalog.StreamSpec;
import io.syncengine.connect.simulators.stripe.data.AccountOptions;
import io.syncengine.connect.simulators.stripe.data.Dataset;
import io.syncengine.connect.simulators.stripe.data.Event;
import io.syncengine.connect.simulators.stripe.data.StreamData;
import io.syncengine.connect.simulators.stripe.data.Traffic;
import io.syncengine.connect.simulators.stripe.shape.JsonBuffer;
import io.syncengine.connect.simulators.stripe.shape.Layout;
import io.syncengine.connect.simulators.stripe.shape.ShapeCatalog;
import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The data of a simulated account, or of one that is connected to it, in one mode: what tests change and compare. Streams go by their names in the plural.
 * Methods that take a stream throw {@link IllegalArgumentException} when there is none of that name, and those that take an
 * id when no object has it. Thread-safe.
 */
public final class SimulatedMode {
    private final Ground ground;
    private final Dataset data;
    private final Traffic traffic;
    private final SimulatedChildren children;

    /** What both modes share. */
    record Ground(ReentrantLock lock, InstantSource clock, ShapeCatalog shapes, SimulatorOptions options) {}

    /** The platform's own. */
    SimulatedMode(Ground ground, boolean livemode) {
        this(
                ground,
                ground.options().account(),
                livemode,
                livemode ? ground.options().live() : ground.options().test());
    }

    private SimulatedMode(Ground ground, AccountOptions account, boolean livemode, Map<String, Integer> counts) {
        this.ground = ground;
        data = new Dataset(
                ground.shapes(), account, livemode, counts, ground.clock().millis());
        traffic = new Traffic(data, catalog(), ground.options().traffic());
        children = new SimulatedChildren(catalog(), data, this::run);
    }

    /** Those of an account that is connected to the platform. */
    static SimulatedMode tenant(Ground ground, boolean livemode, String id) {
        SimulatorOptions options = ground.options();
        return new SimulatedMode(ground, options.account().connected(id), livemode, options.connected());
    }

    /** The objects of lists that are read through a parent. */
    public SimulatedChildren children() {
        return children;
    }

    Dataset data() {
        return data;
    }

    void advance() {
        traffic.advance(ground.clock().millis());
    }

    private ApiCatalog catalog() {
        return ground.shapes().catalog();
    }

    /** Changes a second that happen by themselves. */
    public double trafficRate() {
        return run(traffic::rate);
    }

    /** Changes a second that happen by themselves, from now on. */
    public void trafficRate(double perSecond) {
        run(() -> {
            traffic.rate(perSecond);
            return perSecond;
        });
    }

    /** A new object with its usual event. @return its id */
    public String create(String stream) {
        return run(() -> {
            StreamSpec spec = spec(stream);
            return data.stream(spec).id(data.create(spec, null));
        });
    }

    /**
     * A new object with an id of the caller's choice, which may be that of a deleted one.
     *
     * @throws IllegalArgumentException also when an object has the id
     */
    public void create(String stream, String id) {
        run(() -> data.create(spec(stream), id));
    }

    /** A change with the usual event, if the stream has one. */
    public void update(String stream, String id) {
        change(stream, id, data::update);
    }

    /** Several changes at one moment, each with its event. */
    public void burst(String stream, String id, int changes) {
        change(stream, id, (spec, index) -> {
            for (int i = 0; i < changes; i++) {
                data.update(spec, index);
            }
        });
    }

    /** A change that sends an event of another type than usual, such as {@code invoice.paid}. */
    public void update(String stream, String id, String eventType) {
        change(stream, id, (spec, index) -> {
            data.updateSilently(spec, index);
            data.send(known(spec, eventType), spec, index, Event.Form.PLAIN);
        });
    }

    /** A change without an event. */
    public void updateSilently(String stream, String id) {
        change(stream, id, data::updateSilently);
    }

    /** The removal of an object, with the usual event if the stream has one. A subscription is canceled instead. */
    public void delete(String stream, String id) {
        change(stream, id, data::delete);
    }

    /** The removal of an object without an event. */
    public void deleteSilently(String stream, String id) {
        change(stream, id, data::deleteSilently);
    }

    /** An event of an object that does not exist yet and has no id, such as {@code invoice.upcoming}. */
    public void announce(String stream, String id, String eventType) {
        change(stream, id, (spec, index) -> data.send(known(spec, eventType), spec, index, Event.Form.WITHOUT_ID));
    }

    /** A new object that is hard to digest, with its usual event. @return its id */
    public String plant(String stream, Awkward kind) {
        return run(() -> {
            StreamSpec spec = spec(stream);
            return data.stream(spec).id(data.plant(spec, kind.members(), kind.removed()));
        });
    }

    /** Replaces top-level properties of an object, by JSON texts on one line, with its usual event. */
    public void set(String stream, String id, Map<String, String> members) {
        change(stream, id, (spec, index) -> {
            data.edit(spec, index, members, Set.of());
            data.update(spec, index);
        });
    }

    private boolean isChild(String stream) {
        return catalog().child(stream).isPresent();
    }

    /** Number of objects that exist; also those of lists that are read through a parent. */
    public int count(String stream) {
        if (isChild(stream)) {
            return children.count(stream);
        }
        return run(() -> data.stream(spec(stream)).alive());
    }

    /** Number of objects that exist, by list at the top and by v2 list that had any; events are not counted. */
    public Map<String, Integer> counts() {
        return run(() -> {
            Map<String, Integer> counts = new LinkedHashMap<>();
            catalog()
                    .streams()
                    .forEach(spec -> counts.put(spec.name(), data.stream(spec).alive()));
            counts.remove(ApiCatalog.EVENTS);
            catalog().v2().stream()
                    .filter(spec -> data.stream(spec).size() > 0)
                    .forEach(spec -> counts.put(spec.name(), data.stream(spec).alive()));
            return counts;
        });
    }

    /** Number of events sent so far, dropped ones included. */
    public long eventCount() {
        return run(() -> data.events().sent());
    }

    /** The object with the id as it is now, on one line; empty when there is none. */
    public Optional<String> find(String stream, String id) {
        return run(() -> {
            StreamSpec spec = spec(stream);
            int index = data.stream(spec).find(id);
            return index >= 0 && data.stream(spec).exists(index, data.now())
                    ? Optional.of(row(data.stream(spec), index).json())
                    : Optional.<String>empty();
        });
    }

    /**
     * Shows every object that exists, from the newest to the oldest; nothing else happens meanwhile. Children come parent by
     * parent.
     */
    public void forEach(String stream, Consumer<TruthRow> consumer) {
        run(() -> {
            if (isChild(stream)) {
                children.truth(stream).forEachRemaining(consumer);
                return stream;
            }
            StreamData objects = data.stream(spec(stream));
            for (int index = objects.size() - 1; index >= 0; index--) {
                if (objects.exists(index, data.now())) {
                    consumer.accept(row(objects, index));
                }
            }
            return stream;
        });
    }

    /**
     * The objects from the newest to the oldest, each as it is when it is read. Objects that come later are not shown. For
     * large streams that change meanwhile; not thread-safe itself.
     */
    public Iterator<TruthRow> truth(String stream) {
        if (isChild(stream)) {
            return children.truth(stream);
        }
        return run(() -> new TruthIterator(this, data.stream(spec(stream))));
    }

    /** The next object below a number. */
    Optional<NumberedRow> below(StreamData objects, int number) {
        return run(() -> {
            for (int index = number - 1; index >= 0; index--) {
                if (objects.exists(index, data.now())) {
                    return Optional.of(new NumberedRow(index, row(objects, index)));
                }
            }
            return Optional.<NumberedRow>empty();
        });
    }

    /** An object with its number. */
    record NumberedRow(int number, TruthRow row) {}

    private TruthRow row(StreamData objects, int index) {
        JsonBuffer out = new JsonBuffer(4096);
        objects.append(out, index, objects.version(index, data.now()), Layout.COMPACT);
        return new TruthRow(objects.id(index), null, out.toString());
    }

    private void change(String stream, String id, Step step) {
        run(() -> {
            StreamSpec spec = spec(stream);
            int index = data.stream(spec).find(id);
            if (index < 0 || !data.stream(spec).exists(index, data.now())) {
                throw new IllegalArgumentException("There is no object " + id + " in " + stream);
            }
            step.run(spec, index);
            return index;
        });
    }

    @FunctionalInterface
    private interface Step {
        void run(StreamSpec spec, int index);
    }

    private StreamSpec spec(String stream) {
        StreamSpec spec = catalog().stream(stream);
        if (spec.isEvents()) {
            throw new IllegalArgumentException("Events follow from changes of the other streams");
        }
        return spec;
    }

    private @Nullable String known(StreamSpec spec, String eventType) {
        boolean isKnown = spec.isV2()
                ? spec.events().all().contains(eventType)
                : catalog().eventTypes().contains(eventType);
        if (!isKnown) {
            throw new IllegalArgumentException("There is no event type " + eventType);
        }
        return eventType;
    }

    private <T> T run(Supplier<T> work) {
        ground.lock().lock();
        try {
            advance();
            return work.get();
        } finally {
            ground.lock().unlock();
        }
    }
}
