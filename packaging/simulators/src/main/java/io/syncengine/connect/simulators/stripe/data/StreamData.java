// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.data;

import io.syncengine.connect.simulators.stripe.catalog.StreamSpec;
import io.syncengine.connect.simulators.stripe.shape.Draws;
import io.syncengine.connect.simulators.stripe.shape.JsonBuffer;
import io.syncengine.connect.simulators.stripe.shape.Layout;
import io.syncengine.connect.simulators.stripe.shape.ObjectFacts;
import io.syncengine.connect.simulators.stripe.shape.ShapeCatalog;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The objects of one stream, by number: the later created, the higher. Moments are milliseconds since 1970. Not
 * thread-safe.
 */
public final class StreamData implements EventObjects {
    private static final int NONE = -1;
    /** Farthest that a test clock is off the real time. */
    private static final int CLOCK_DAYS = 730;

    private final StreamSpec spec;
    private final Dataset world;
    private final ShapeCatalog shapes;
    private final Timeline timeline;
    private final IdCodec ids;
    private final Map<Integer, String> givenIds = new HashMap<>();
    private final Map<String, Integer> holders = new HashMap<>();
    private final Map<Integer, Integer> earlierHolders = new HashMap<>();
    private final Map<String, ChildData> shown = new TreeMap<>();
    private final BitSet changed = new BitSet();
    private final Map<Integer, Kept> kept = new HashMap<>();
    private long[] createdLater = new long[16];
    private int size;
    private int alive;

    StreamData(StreamSpec spec, Dataset world, ShapeCatalog shapes, Timeline timeline) {
        this.spec = spec;
        this.world = world;
        this.shapes = shapes;
        this.timeline = timeline;
        ids = new IdCodec(spec, world.idSeed());
        size = timeline.count();
        alive = size;
    }

    public StreamSpec spec() {
        return spec;
    }

    /** Numbers given so far, deleted objects included. */
    public int size() {
        return size;
    }

    /** Objects that exist. */
    public int alive() {
        return alive;
    }

    /** Objects that the account had from the start. */
    int firstCount() {
        return timeline.count();
    }

    /** Seconds since 1970. */
    public long created(int index) {
        return createdMillis(index) / 1000;
    }

    long createdMillis(int index) {
        return index < timeline.count() ? timeline.created(index) * 1000 : createdLater[index - timeline.count()];
    }

    /** Number of the first object created at that second or later. */
    public int firstAt(long second) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (created(middle) < second) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Number of the last object that has or had the id; -1 when none did. */
    public int find(String id) {
        @Nullable Integer holder = holders.get(id);
        if (holder != null) {
            return holder;
        }
        int index = (int) ids.number(id, size);
        return givenIds.containsKey(index) ? NONE : index;
    }

    /** Number of the object that had the id before; -1 when none did. */
    public int earlierHolder(int index) {
        return earlierHolders.getOrDefault(index, NONE);
    }

    public boolean existed(int index, long asOf) {
        return index < timeline.count() || createdMillis(index) <= asOf;
    }

    public boolean exists(int index, long asOf) {
        @Nullable Kept what = kept(index);
        return existed(index, asOf) && (what == null || !what.isDeletedAt(asOf));
    }

    public int version(int index, long asOf) {
        @Nullable Kept what = kept(index);
        return what == null ? 0 : what.versionAt(asOf);
    }

    int version(int index) {
        @Nullable Kept what = kept(index);
        return what == null ? 0 : what.version();
    }

    public String id(int index) {
        JsonBuffer out = new JsonBuffer(40);
        appendId(out, index);
        return out.toString();
    }

    void appendId(JsonBuffer out, int index) {
        @Nullable String given = givenIds.isEmpty() ? null : givenIds.get(index);
        if (given != null) {
            out.append(given);
        } else {
            ids.append(out, index);
        }
    }

    /** Writes a made-up id, for references to a stream without objects. */
    void appendAnyId(JsonBuffer out, long draw) {
        ids.append(out, draw >>> 25);
    }

    public void append(JsonBuffer out, int index, int version, Layout layout) {
        append(out, index, version, layout, List.of());
    }

    /** @param members top-level properties on top of the object's own, as JSON texts on one line */
    public void append(JsonBuffer out, int index, int version, Layout layout, Map<String, String> members) {
        append(out, index, version, layout, List.of(new Edits(0, members, Set.of())));
    }

    @Override
    public void append(JsonBuffer out, long number, int version, Layout layout, List<Edits> more) {
        int index = (int) number;
        ObjectFacts facts = facts(index, version);
        @Nullable Kept what = kept(index);
        if (more.isEmpty() && (what == null || what.edits().isEmpty())) {
            shapes.of(facts).append(out, facts, layout);
            return;
        }
        JsonBuffer plain = new JsonBuffer(4096);
        shapes.of(facts).append(plain, facts, Layout.COMPACT);
        String text = JsonText.edited(JsonText.edited(plain.toString(), editsAt(what, version)), more);
        JsonText.append(out, text, layout);
    }

    /** JSON text of a top-level property; null when it is absent. Arrays and objects count as absent. */
    public @Nullable String scalar(int index, int version, String property) {
        List<Edits> edits = editsAt(kept(index), version);
        for (int i = edits.size() - 1; i >= 0; i--) {
            if (edits.get(i).removed().contains(property)) {
                return null;
            }
            @Nullable String text = edits.get(i).members().get(property);
            if (text != null) {
                return text;
            }
        }
        ObjectFacts facts = facts(index, version);
        return shapes.of(facts).scalar(facts, property);
    }

    @Override
    public void appendPrevious(JsonBuffer out, long number, int version) {
        int index = (int) number;
        int start = out.length();
        @Nullable Kept what = kept(index);
        ObjectFacts facts = facts(index, version);
        boolean isPlain = what == null || what.edits().isEmpty();
        if (isPlain && !shapes.of(facts).changesInside()) {
            shapes.of(facts).appendPrevious(out, facts);
        } else {
            JsonText.appendReplaced(out, text(index, version - 1), text(index, version), shown.keySet());
        }
        shown.forEach((field, children) -> {
            if (children.changedIn(index, version)) {
                out.append(out.length() == start ? "" : ",");
                ChildText.appendPrevious(out, field, children, index, version);
            }
        });
    }

    /** Properties that hold lists of children, with where those are. */
    void show(String field, ChildData children) {
        shown.put(field, children);
    }

    /** Writes the list of children that a property holds. */
    void appendShown(JsonBuffer out, ObjectFacts facts, String property, Layout layout) {
        ChildData children = shown.get(property);
        if (children == null) {
            throw new IllegalStateException(spec.name() + " has no children in " + property);
        }
        ChildText.append(out, children, (int) facts.index(), facts.version(), layout);
    }

    private String text(int index, int version) {
        JsonBuffer out = new JsonBuffer(4096);
        append(out, index, version, Layout.COMPACT);
        return out.toString();
    }

    private static List<Edits> editsAt(@Nullable Kept what, int version) {
        return what == null ? List.of() : Edits.at(what.edits(), version);
    }

    private ObjectFacts facts(int index, int version) {
        return ObjectFacts.of(world, spec, index, shownCreated(index), version);
    }

    /** Whether objects of this stream may live on test clocks. */
    public boolean hasTestClocks() {
        return spec.parameters().contains("test_clock") && world.testClocks().isPresent();
    }

    /** Number of the test clock that an object lives on; -1 when it lives in real time. */
    public int testClock(int index) {
        if (!spec.parameters().contains("test_clock")) {
            return NONE;
        }
        int clocks = world.testClocks().map(StreamData::firstCount).orElse(0);
        long draw = Draws.mix(Draws.mix(world.seed() + 23, spec.position()), index);
        return clocks > 0 && Draws.below(draw, 100) < world.testClockShare()
                ? Draws.below(Draws.mix(draw, 1), clocks)
                : NONE;
    }

    /** Numbers of the objects that exist on a test clock. */
    public List<Integer> onTestClock(int clock) {
        return hasTestClocks()
                ? IntStream.range(0, size)
                        .filter(index -> testClock(index) == clock && exists(index, Long.MAX_VALUE - 1))
                        .boxed()
                        .toList()
                : List.of();
    }

    /** Seconds since 1970 that the object shows: on a test clock the clock's, which lies years off in either direction. */
    public long shownCreated(int index) {
        int clock = testClock(index);
        return clock < 0 ? created(index) : created(index) + clockShift(clock);
    }

    private long clockShift(int clock) {
        return (Draws.below(Draws.mix(world.seed() + 29, clock), 2 * CLOCK_DAYS + 1) - CLOCK_DAYS) * 86_400L;
    }

    private @Nullable Kept kept(int index) {
        return changed.get(index) ? kept.get(index) : null;
    }

    private Kept keep(int index) {
        changed.set(index);
        return kept.computeIfAbsent(index, number -> new Kept());
    }

    /** @throws IllegalArgumentException when the stream cannot have more objects, or an object with the id exists */
    int create(long at, @Nullable String id) {
        if (size >= ids.most() || spec.isSingle()) {
            throw new IllegalArgumentException("The stream " + spec.name() + " has all the objects it can have");
        }
        int before = id == null ? NONE : find(id);
        if (before != NONE && exists(before, Long.MAX_VALUE - 1)) {
            throw new IllegalArgumentException("There is an object " + id + " already");
        }
        int later = size - timeline.count();
        if (later == createdLater.length) {
            createdLater = Arrays.copyOf(createdLater, later * 2);
        }
        createdLater[later] = at;
        int index = size++;
        alive++;
        if (id != null) {
            givenIds.put(index, id);
            holders.put(id, index);
            if (before != NONE) {
                earlierHolders.put(index, before);
            }
        }
        return index;
    }

    /** Gives an object another id than the usual one. */
    void rename(int index, String id) {
        givenIds.put(index, id);
        holders.put(id, index);
    }

    void update(int index, long at) {
        keep(index).updated(at);
    }

    void edit(int index, Edits edits) {
        keep(index).edit(edits);
    }

    void delete(int index, long at) {
        if (spec.isSingle()) {
            throw new IllegalArgumentException("An account always has its " + spec.name());
        }
        keep(index).deleted(at);
        alive--;
    }
}
