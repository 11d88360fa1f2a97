// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.catalog;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A list that is read through a parent.
 *
 * @param name in the plural, as topics and tables are called
 * @param parent stream of the parents
 * @param kinds what the objects are: one kind of object each, mostly one kind alone
 * @param parameter of the query, or name in the path, that takes the parent's id
 * @param isQuery whether {@code parameter} is one of the query
 * @param field property of the parent that shows the first children; null: none does
 * @param links properties of the children that hold the parent's id
 * @param nulls properties of the children that are null
 * @param count how many there are
 * @param changes what happens to them by itself
 * @param signals what tells of a change beside the events of {@code kinds}
 */
public record ChildSpec(
        String name,
        StreamSpec parent,
        List<StreamSpec> kinds,
        String parameter,
        boolean isQuery,
        @Nullable String field,
        Set<String> links,
        Set<String> nulls,
        Count count,
        Set<Change> changes,
        Signals signals) {
    public ChildSpec {
        kinds = List.copyOf(kinds);
        links = Set.copyOf(links);
        nulls = Set.copyOf(nulls);
        changes = Set.copyOf(changes);
    }

    /** What happens to a child. */
    public enum Change {
        ADDED,
        UPDATED,
        REMOVED
    }

    /**
     * How many children a parent has from the start.
     *
     * @param percent of the parents that have any
     * @param usual most that they usually have
     * @param most that one in forty has
     */
    public record Count(int percent, int usual, int most) {
        static final Count SINGLE = new Count(100, 1, 1);

        static Count parse(String text) {
            if (text.equals("single")) {
                return SINGLE;
            }
            String[] words = text.split(" ");
            return new Count(Integer.parseInt(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2]));
        }
    }

    /**
     * Events of other objects that tell of a change of a child.
     *
     * @param parentAdded type of the parent's event when a child is added; null: none is sent
     * @param parent type of the parent's event at other changes; null: none is sent
     * @param summary event of the parent's children together, and what it carries; null: none is sent
     */
    public record Signals(
            @Nullable String parentAdded,
            @Nullable String parent,
            @Nullable StreamSpec summary) {

        /** Type of the parent's event. */
        public @Nullable String ofParent(Change change) {
            return change == Change.ADDED ? parentAdded : parent;
        }
    }

    /** Whether each parent has exactly one, which is no list. */
    public boolean isSingle() {
        return count.equals(Count.SINGLE);
    }

    /** Path of the list, with the parent's id in braces where it has one. */
    public String list() {
        return kinds.get(0).list();
    }

    /** Path of a parent's list. */
    public String list(String parentId) {
        return isQuery ? list() : parent.list() + "/" + parentId + suffix();
    }

    /** What follows the parent's id in the path, with its leading slash. */
    public String suffix() {
        return list().substring(list().indexOf('}') + 1);
    }

    /** Whether a change of a child changes the parent too. */
    public boolean touchesParent(Change change) {
        return field != null || signals.ofParent(change) != null;
    }

    /** Id of the parent in the path of this list, or of one object in it; empty for other paths. */
    public Optional<String> parentIn(String path) {
        String start = parent.list() + "/";
        int end = path.indexOf('/', start.length());
        return !isQuery && end > 0 && path.startsWith(start) && isMine(path.substring(end))
                ? Optional.of(path.substring(start.length(), end))
                : Optional.empty();
    }

    private boolean isMine(String rest) {
        return rest.equals(suffix())
                || (rest.startsWith(suffix() + "/") && rest.indexOf('/', suffix().length() + 1) < 0);
    }
}
