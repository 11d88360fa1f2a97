// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.data;

import io.syncengine.connect.simulators.stripe.catalog.ChildSpec;
import io.syncengine.connect.simulators.stripe.catalog.ChildSpec.Change;
import io.syncengine.connect.simulators.stripe.catalog.StreamSpec;
import io.syncengine.connect.simulators.stripe.shape.Draws;
import io.syncengine.connect.simulators.stripe.shape.JsonBuffer;
import io.syncengine.connect.simulators.stripe.shape.Layout;
import io.syncengine.connect.simulators.stripe.shape.ObjectFacts;
import io.syncengine.connect.simulators.stripe.shape.ShapeCatalog;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The children of one list, computed from the numbers of their parents; only changes are kept. A child's number is its
 * parent's and its slot, which counts from 0 below every parent, so that its id tells the parent. Where the parent shows
 * children, a step of a parent's children is the parent's version, else it is counted by itself. Not thread-safe.
 */
public final class ChildData implements EventObjects {
    /** Children that one parent can have had. */
    static final int SLOTS = 1024;

    private static final int MANY = 40;
    private static final int NONE = -1;

    private final ChildSpec spec;
    private final StreamData parents;
    private final Dataset world;
    private final ShapeCatalog shapes;
    private final List<IdCodec> ids = new ArrayList<>();
    private final Map<Integer, ChildHistory> histories = new HashMap<>();
    private final long started;
    private final int percent;
    private final long salt;

    /**
     * @param started seconds since 1970, until which the first children were created
     * @param percent of the usual number of parents that have any
     */
    ChildData(ChildSpec spec, StreamData parents, Dataset world, ShapeCatalog shapes, long started, int percent) {
        this.spec = spec;
        this.parents = parents;
        this.world = world;
        this.shapes = shapes;
        this.started = started;
        this.percent = spec.isSingle() ? 100 : Math.min(100, spec.count().percent() * percent / 100);
        long seed = world.livemode() ? world.seed() : ~world.seed();
        spec.kinds().forEach(kind -> ids.add(new IdCodec(kind, world.idSeed())));
        salt = Draws.mix(seed, ids.size() + Draws.of(spec.name()));
    }

    public ChildSpec spec() {
        return spec;
    }

    /** Where the parents are. */
    public StreamData parents() {
        return parents;
    }

    /** Slots that a parent's children have from the start. */
    private int firstCount(int parent) {
        long draw = Draws.mix(salt, parent);
        ChildSpec.Count count = spec.count();
        if (parent < 0 || Draws.below(draw, 100) >= percent) {
            return 0;
        }
        return Draws.below(Draws.mix(draw, 1), MANY) == 0 && count.most() > count.usual()
                ? count.usual() + 1 + Draws.below(Draws.mix(draw, 2), count.most() - count.usual())
                : 1 + Draws.below(Draws.mix(draw, 3), count.usual());
    }

    /** A parent's children after a step. */
    ChildHistory.View after(int parent, int step) {
        @Nullable ChildHistory history = histories.get(parent);
        int first = firstCount(parent);
        return history == null ? ChildHistory.View.first(first) : history.after(step, first);
    }

    /** Step that the parent's children are at; a parent that never was has none. */
    int step(int parent, long asOf) {
        if (spec.field() != null) {
            return parent < 0 ? 0 : parents.version(parent, asOf);
        }
        @Nullable ChildHistory history = histories.get(parent);
        return history == null ? 0 : history.doneAt(asOf);
    }

    /** A parent's children at a moment, from the newest to the oldest. */
    public List<Child> of(int parent, long asOf) {
        return of(parent, step(parent, asOf));
    }

    List<Child> of(int parent, int step) {
        ChildHistory.View view = after(parent, step);
        List<Child> children = new ArrayList<>(view.size());
        for (int slot = view.size() - 1; slot >= 0; slot--) {
            if (view.exists(slot)) {
                children.add(new Child(number(parent, slot), view.version(slot)));
            }
        }
        return children;
    }

    /** One child. @param version number of updates so far */
    public record Child(long number, int version) {
        int slot() {
            return (int) (number % SLOTS);
        }
    }

    /** Number of the child of a slot. */
    public static long number(int parent, int slot) {
        return (long) parent * SLOTS + slot;
    }

    /** Number of the parent of a child. */
    public static int parent(long number) {
        return (int) (number / SLOTS);
    }

    /** Number of a child of that parent that has, or had, the id; -1 when none did. */
    public long find(int parent, String id) {
        ChildHistory.View view = after(parent, Integer.MAX_VALUE);
        for (int slot = 0; slot < view.size(); slot++) {
            if (id(number(parent, slot)).equals(id)) {
                return number(parent, slot);
            }
        }
        return NONE;
    }

    /** Number of a child, of any parent, that has, or had, the id; -1 when none did, or ids do not tell the parent. */
    public long find(String id) {
        if (spec.isSingle()) {
            int parent = parents.find(id);
            return parent < 0 ? NONE : number(parent, 0);
        }
        for (int kind = 0; kind < ids.size(); kind++) {
            long number = ids.get(kind).number(id, (long) parents.size() * SLOTS);
            if (number >= 0
                    && kind(number) == kind
                    && number % SLOTS < after(parent(number), Integer.MAX_VALUE).size()) {
                return number;
            }
        }
        return NONE;
    }

    /** The child as it was at a moment; null when it did not exist. Its parent did. */
    public @Nullable Child at(long number, long asOf) {
        int parent = parent(number);
        ChildHistory.View view = after(parent, step(parent, asOf));
        int slot = (int) (number % SLOTS);
        return view.exists(slot) ? new Child(number, view.version(slot)) : null;
    }

    private int kind(long number) {
        return ids.size() == 1 ? 0 : Draws.below(Draws.mix(salt + 1, number), ids.size());
    }

    /** Id of a child; the parent's for those without ids. */
    public String id(long number) {
        JsonBuffer out = new JsonBuffer(40);
        appendId(out, number);
        return out.toString();
    }

    void appendId(JsonBuffer out, long number) {
        if (spec.isSingle()) {
            parents.appendId(out, parent(number));
        } else {
            ids.get(kind(number)).append(out, number);
        }
    }

    /** Id of a parent, or of the account itself. */
    public String parentId(int parent) {
        JsonBuffer out = new JsonBuffer(40);
        world.appendId(out, parents.spec(), parent);
        return out.toString();
    }

    /** Seconds since 1970. */
    public long created(long number) {
        int parent = parent(number);
        int slot = (int) (number % SLOTS);
        int first = firstCount(parent);
        if (slot >= first) {
            ChildHistory history = histories.get(parent);
            return history == null ? started : history.addedAt(slot) / 1000;
        }
        long begin = parents.created(parent);
        return spec.field() != null || begin >= started ? begin : begin + (started - begin) * (slot + 1) / (first + 1);
    }

    private ObjectFacts facts(long number, int version) {
        StreamSpec kind = spec.kinds().get(kind(number));
        return ObjectFacts.of(world, kind, number, created(number), version);
    }

    /** What the object is, of the kinds that the list has. */
    StreamSpec kindOf(long number) {
        return spec.kinds().get(kind(number));
    }

    public void append(JsonBuffer out, Child child, Layout layout) {
        append(out, child.number(), child.version(), layout, List.of());
    }

    @Override
    public void append(JsonBuffer out, long number, int version, Layout layout, List<Edits> more) {
        ObjectFacts facts = facts(number, version);
        List<Edits> own = edits(number);
        if (own.isEmpty() && more.isEmpty()) {
            shapes.of(facts).append(out, facts, layout);
            return;
        }
        String text = JsonText.edited(JsonText.edited(plain(facts), Edits.at(own, version)), more);
        JsonText.append(out, text, layout);
    }

    private String plain(ObjectFacts facts) {
        JsonBuffer plain = new JsonBuffer(2048);
        shapes.of(facts).append(plain, facts, Layout.COMPACT);
        return plain.toString();
    }

    private List<Edits> edits(long number) {
        @Nullable ChildHistory history = histories.get(parent(number));
        return history == null ? List.of() : history.edits((int) (number % SLOTS));
    }

    /** JSON text of a top-level property; null when it is absent. Arrays and objects count as absent. */
    public @Nullable String scalar(Child child, String property) {
        ObjectFacts facts = facts(child.number(), child.version());
        List<Edits> own = Edits.at(edits(child.number()), child.version());
        return own.isEmpty()
                ? shapes.of(facts).scalar(facts, property)
                : JsonText.members(JsonText.edited(plain(facts), own)).get(property);
    }

    @Override
    public void appendPrevious(JsonBuffer out, long number, int version) {
        ObjectFacts facts = facts(number, version);
        List<Edits> own = edits(number);
        if (own.isEmpty() && !shapes.of(facts).changesInside()) {
            shapes.of(facts).appendPrevious(out, facts);
        } else {
            JsonText.appendReplaced(
                    out,
                    JsonText.edited(plain(facts(number, version - 1)), Edits.at(own, version - 1)),
                    JsonText.edited(plain(facts), Edits.at(own, version)));
        }
    }

    /** Whether a child changed in that step. */
    boolean changedIn(int parent, int step) {
        @Nullable ChildHistory history = histories.get(parent);
        return history != null && history.has(step);
    }

    /** Whether a parent can have one more child. */
    boolean isOpen(int parent) {
        boolean isFixed = spec.isSingle() || ids.get(0).isCatalogue();
        return !isFixed && after(parent, Integer.MAX_VALUE).size() < SLOTS;
    }

    /**
     * Records a change.
     *
     * @param slot of the child; for an added one the next is taken
     * @param at milliseconds since 1970
     * @return number of the child
     * @throws IllegalArgumentException when the parent has all the children it can have, or always has the one
     */
    long change(int parent, int slot, Change change, long at) {
        ChildHistory history = histories.computeIfAbsent(parent, number -> new ChildHistory());
        int place = slot;
        if (change == Change.ADDED) {
            place = history.after(Integer.MAX_VALUE, firstCount(parent)).size();
            if (!isOpen(parent)) {
                throw new IllegalArgumentException("The parent has all the " + spec.name() + " it can have");
            }
        }
        if (change == Change.REMOVED && spec.isSingle()) {
            throw new IllegalArgumentException("A parent always has its " + spec.name());
        }
        history.add(spec.field() == null ? history.next() : parents.version(parent), at, place, change);
        return number(parent, place);
    }

    void edit(long number, Edits edits) {
        histories.computeIfAbsent(parent(number), parent -> new ChildHistory()).edit((int) (number % SLOTS), edits);
    }

    /** Number of children of all parents that exist. */
    public int alive(long asOf) {
        int alive = 0;
        for (int parent = 0; parent < parents.size(); parent++) {
            if (parents.exists(parent, asOf)) {
                ChildHistory.View view = after(parent, step(parent, asOf));
                alive += view.size() - view.gone().cardinality();
            }
        }
        return alive;
    }
}
