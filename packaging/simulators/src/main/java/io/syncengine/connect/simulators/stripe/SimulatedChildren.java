// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe;

import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.catalog.ChildSpec;
import io.syncengine.connect.simulators.stripe.data.ChildData;
import io.syncengine.connect.simulators.stripe.data.ChildSets;
import io.syncengine.connect.simulators.stripe.data.Dataset;
import io.syncengine.connect.simulators.stripe.data.StreamData;
import io.syncengine.connect.simulators.stripe.shape.JsonBuffer;
import io.syncengine.connect.simulators.stripe.shape.Layout;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The objects of lists that are read through a parent. Methods throw {@link IllegalArgumentException} when there is no such
 * list, no such parent or no such child. Changes send the events that Stripe sends, if there are any; those that are silent
 * send none. Thread-safe.
 */
public final class SimulatedChildren {
    private final ApiCatalog catalog;
    private final Dataset data;
    private final Turns turns;

    /** Lets work be done alone, after all that was due has happened. */
    @FunctionalInterface
    interface Turns {
        <T> T run(Supplier<T> work);
    }

    SimulatedChildren(ApiCatalog catalog, Dataset data, Turns turns) {
        this.catalog = catalog;
        this.data = data;
        this.turns = turns;
    }

    /** A new child. @return its id */
    public String add(String stream, String parentId) {
        return add(stream, parentId, false);
    }

    public String addSilently(String stream, String parentId) {
        return add(stream, parentId, true);
    }

    private String add(String stream, String parentId, boolean isSilent) {
        return turns.run(() -> {
            ChildData children = children(stream);
            return children.id(sets().add(children.spec(), parent(children, parentId), isSilent));
        });
    }

    public void update(String stream, String parentId, String id) {
        change(stream, parentId, id, (spec, number) -> sets().update(spec, number, false));
    }

    public void updateSilently(String stream, String parentId, String id) {
        change(stream, parentId, id, (spec, number) -> sets().update(spec, number, true));
    }

    /** Replaces top-level properties, by JSON texts on one line. */
    public void set(String stream, String parentId, String id, Map<String, String> members) {
        change(stream, parentId, id, (spec, number) -> sets().set(spec, number, members));
    }

    public void remove(String stream, String parentId, String id) {
        change(stream, parentId, id, (spec, number) -> sets().remove(spec, number, false));
    }

    public void removeSilently(String stream, String parentId, String id) {
        change(stream, parentId, id, (spec, number) -> sets().remove(spec, number, true));
    }

    /** Id of the parent of a child, where ids of children tell it. */
    public String parentOf(String stream, String id) {
        return turns.run(() -> {
            ChildData children = children(stream);
            long number = children.find(id);
            if (number < 0) {
                throw new IllegalArgumentException("There is no object " + id + " in " + stream);
            }
            return children.parentId(ChildData.parent(number));
        });
    }

    /** Ids of a parent's children, from the newest to the oldest. */
    public List<String> ids(String stream, String parentId) {
        return turns.run(() -> {
            ChildData children = children(stream);
            return children.of(parent(children, parentId), data.now()).stream()
                    .map(child -> children.id(child.number()))
                    .toList();
        });
    }

    /** Number of objects that exist, by list. Takes a moment where there are many parents. */
    public Map<String, Integer> counts() {
        return turns.run(() -> {
            Map<String, Integer> counts = new LinkedHashMap<>();
            catalog.children()
                    .forEach(spec -> counts.put(spec.name(), sets().of(spec).alive(data.now())));
            return counts;
        });
    }

    int count(String stream) {
        return turns.run(() -> children(stream).alive(data.now()));
    }

    /** The child as it is now, on one line; empty when there is none. */
    public Optional<String> find(String stream, String parentId, String id) {
        return turns.run(() -> {
            ChildData children = children(stream);
            int parent = parent(children, parentId);
            long number = children.find(parent, id);
            return Optional.ofNullable(number < 0 ? null : children.at(number, data.now()))
                    .map(child -> row(children, child).json());
        });
    }

    /** Parent by parent, each as it is when it is read. */
    Iterator<TruthRow> truth(String stream) {
        ChildData children = turns.run(() -> children(stream));
        return new Iterator<>() {
            private int parent = turns.run(() -> children.parents().size());
            private Iterator<TruthRow> rows = List.<TruthRow>of().iterator();

            @Override
            public boolean hasNext() {
                while (!rows.hasNext() && parent > 0) {
                    parent--;
                    rows = turns.run(() -> rows(children, parent)).iterator();
                }
                return rows.hasNext();
            }

            @Override
            public TruthRow next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return rows.next();
            }
        };
    }

    private List<TruthRow> rows(ChildData children, int parent) {
        List<TruthRow> rows = new ArrayList<>();
        if (children.parents().exists(parent, data.now())) {
            for (ChildData.Child child : children.of(parent, data.now())) {
                rows.add(row(children, child));
            }
        }
        return rows;
    }

    private static TruthRow row(ChildData children, ChildData.Child child) {
        JsonBuffer out = new JsonBuffer(2048);
        children.append(out, child, Layout.COMPACT);
        String parent = children.parentId(ChildData.parent(child.number()));
        return new TruthRow(children.id(child.number()), parent, out.toString());
    }

    @FunctionalInterface
    private interface Step {
        void run(ChildSpec spec, long number);
    }

    private void change(String stream, String parentId, String id, Step step) {
        turns.run(() -> {
            ChildData children = children(stream);
            long number = children.find(parent(children, parentId), id);
            if (number < 0 || children.at(number, data.now()) == null) {
                throw new IllegalArgumentException("There is no object " + id + " in " + stream + " of " + parentId);
            }
            step.run(children.spec(), number);
            return number;
        });
    }

    private ChildSets sets() {
        return data.children();
    }

    private ChildData children(String stream) {
        return catalog.child(stream)
                .map(sets()::of)
                .orElseThrow(() -> new IllegalArgumentException("There is no list " + stream + " below a parent"));
    }

    private int parent(ChildData children, String id) {
        StreamData parents = children.parents();
        int index = parents.find(id);
        if (index < 0 || !parents.exists(index, data.now())) {
            throw new IllegalArgumentException(
                    "There is no object " + id + " in " + parents.spec().name());
        }
        return index;
    }
}
