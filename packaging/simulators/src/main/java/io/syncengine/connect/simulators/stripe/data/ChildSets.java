// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.data;

import io.syncengine.connect.simulators.stripe.catalog.ChildSpec;
import io.syncengine.connect.simulators.stripe.catalog.ChildSpec.Change;
import io.syncengine.connect.simulators.stripe.catalog.StreamSpec;
import io.syncengine.connect.simulators.stripe.shape.ShapeCatalog;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All children of an account in one mode, and their changes with the events that tell of them. Not thread-safe. */
public final class ChildSets {
    private final Dataset data;
    private final Map<String, ChildData> byName = new HashMap<>();
    private final Map<Integer, ChildData> byKind = new HashMap<>();
    private final Map<Integer, EventObjects> objects = new HashMap<>();

    /**
     * @param started seconds since 1970
     * @param percent of the usual number of parents that have children
     */
    ChildSets(Dataset data, ShapeCatalog shapes, long started, int percent) {
        this.data = data;
        for (ChildSpec spec : shapes.catalog().children()) {
            StreamData parents = data.stream(spec.parent());
            ChildData children = new ChildData(spec, parents, data, shapes, started, percent);
            byName.put(spec.name(), children);
            for (StreamSpec kind : spec.kinds()) {
                byKind.put(kind.position(), children);
                objects.put(kind.position(), children);
            }
            if (spec.field() != null) {
                parents.show(spec.field(), children);
            }
            @Nullable StreamSpec summary = spec.signals().summary();
            if (summary != null) {
                byKind.put(summary.position(), children);
                shapes.catalog()
                        .shownIn(summary)
                        .keySet()
                        .forEach(field -> objects.put(
                                summary.position(), new SummaryData(summary, field, children, data, shapes)));
            }
        }
    }

    public ChildData of(ChildSpec spec) {
        return known(byName.get(spec.name()));
    }

    /** Those that objects, or summaries, of this kind belong to. */
    ChildData of(StreamSpec kind) {
        return known(byKind.get(kind.position()));
    }

    EventObjects objects(StreamSpec kind) {
        return known(objects.get(kind.position()));
    }

    private static <T> T known(@Nullable T found) {
        if (found == null) {
            throw new IllegalArgumentException("There are no such children");
        }
        return found;
    }

    /** A new child. @return its number */
    public long add(ChildSpec spec, int parent, boolean isSilent) {
        return change(of(spec), parent, 0, Change.ADDED, isSilent);
    }

    /** A change of a child that exists. */
    public void update(ChildSpec spec, long number, boolean isSilent) {
        change(of(spec), ChildData.parent(number), slot(number), Change.UPDATED, isSilent);
    }

    /** Replaces top-level properties of a child that exists, by JSON texts on one line. */
    public void set(ChildSpec spec, long number, Map<String, String> members) {
        ChildData children = of(spec);
        int version =
                children.after(ChildData.parent(number), Integer.MAX_VALUE).version(slot(number));
        children.edit(number, new Edits(version + 1, members, Set.of()));
        update(spec, number, false);
    }

    /** The end of a child that exists. */
    public void remove(ChildSpec spec, long number, boolean isSilent) {
        change(of(spec), ChildData.parent(number), slot(number), Change.REMOVED, isSilent);
    }

    private static int slot(long number) {
        return (int) (number % ChildData.SLOTS);
    }

    private long change(ChildData children, int parent, int slot, Change change, boolean isSilent) {
        ChildSpec spec = children.spec();
        if (spec.touchesParent(change)) {
            data.updateSilently(spec.parent(), parent);
        }
        long number = children.change(parent, slot, change, data.now());
        if (isSilent) {
            return number;
        }
        data.send(spec.signals().ofParent(change), spec.parent(), parent, Event.Form.WITH_PREVIOUS);
        int version = children.after(parent, Integer.MAX_VALUE).version(slot(number));
        StreamSpec kind = children.kindOf(number);
        @Nullable
        String own = switch (change) {
            case ADDED -> kind.events().created();
            case UPDATED -> kind.events().updated();
            case REMOVED -> kind.events().deleted();
        };
        data.send(own, kind, number, version, change == Change.UPDATED ? Event.Form.WITH_PREVIOUS : Event.Form.PLAIN);
        @Nullable StreamSpec summary = spec.signals().summary();
        if (summary != null) {
            int step = children.step(parent, data.now());
            String type = summary.events().updated();
            data.send(type, summary, ChildData.number(parent, 0), step, Event.Form.WITH_PREVIOUS);
        }
        return number;
    }

    /** Lists whose children change by themselves, of a stream's objects. */
    public List<ChildData> changing(StreamSpec parent) {
        return byName.values().stream()
                .filter(children -> children.spec().parent().equals(parent)
                        && !children.spec().changes().isEmpty())
                .sorted((one, other) -> one.spec().name().compareTo(other.spec().name()))
                .toList();
    }
}
