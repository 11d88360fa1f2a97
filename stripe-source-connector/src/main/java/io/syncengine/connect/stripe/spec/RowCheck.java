// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares a row of the hand-kept tables with the list that it speaks of. Used while building. */
final class RowCheck {

    private static final String CREATED = "created";

    private final StreamRow row;
    private final ListOperation list;
    private final Map<String, ListOperation> listsByStream;
    private final List<String> problems = new ArrayList<>();

    /** @param listsByStream every stream's list by the stream's name */
    RowCheck(StreamRow row, ListOperation list, Map<String, ListOperation> listsByStream) {
        this.row = row;
        this.list = list;
        this.listsByStream = listsByStream;
    }

    /** What the row says wrongly; each text follows the list's path. */
    List<String> problems() {
        checkClass();
        checkRange();
        checkParameters();
        if (row.parent() != null) {
            checkParent(row.parent());
        }
        return problems;
    }

    private void checkClass() {
        StreamClass expected = row.streamClass();
        if (row.parent() == null && list.paging() == Paging.NEXT_PAGE) {
            expected = StreamClass.H;
        } else if (row.parent() == null && list.paging() == Paging.SINGLE) {
            expected = StreamClass.G;
        }
        if (expected != row.streamClass()) {
            problems.add("is of class " + row.streamClass() + ", but of class " + expected + " by its answer");
        }
    }

    private void checkRange() {
        String field = row.rangeField();
        if (row.streamClass().needsCreatedFilter() && field == null) {
            problems.add("is of class " + row.streamClass() + " with range " + field);
        } else if (field != null && list.createdFilter(field) == null) {
            problems.add("cannot be cut by " + field);
        } else if (field == null && row.parent() == null && list.createdFilter(CREATED) != null) {
            problems.add("can be cut by created, but its row says otherwise");
        }
    }

    private void checkParameters() {
        for (String name : list.required()) {
            boolean ofParent = row.parent() != null && name.equals(row.parent().parameter());
            if (!ofParent && !row.fixedParameters().containsKey(name)) {
                problems.add("asks for " + name);
            }
        }
        row.fixedParameters().forEach((name, value) -> {
            List<String> values = list.parameters().getOrDefault(name, List.of());
            boolean isTaken = values.isEmpty() || values.contains(value);
            if (!list.takes(name) || !isTaken) {
                problems.add("does not take " + name + "=" + value);
            } else if (list.required().contains(name) && !values.equals(List.of(value))) {
                // A parameter without default splits the list: one value must be all of it.
                problems.add("takes " + name + " of " + values + ", not only " + value);
            }
        });
    }

    private void checkParent(ParentLink link) {
        ListOperation parent = listsByStream.get(link.stream());
        if (parent == null) {
            problems.add("has the unknown parent " + link.stream());
            return;
        }
        if (link.field() != null && !parent.hasField(link.field())) {
            problems.add("finds no " + link.field() + " in " + link.stream());
        }
        if (link.parameter() != null && !list.takes(link.parameter())) {
            problems.add("does not take " + link.parameter());
        }
        Set<ParentLink.Form> fitting = list.isNested()
                ? Set.of(ParentLink.Form.INLINE, ParentLink.Form.PATH)
                : Set.of(ParentLink.Form.INLINE, ParentLink.Form.QUERY);
        boolean tellsParent = list.isNested() || link.parameter() != null;
        if (!fitting.contains(link.form()) || !tellsParent) {
            problems.add("cannot be read as " + link.form());
        }
    }
}
