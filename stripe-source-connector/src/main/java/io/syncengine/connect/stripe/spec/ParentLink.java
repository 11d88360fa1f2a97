// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import org.jspecify.annotations.Nullable;

/**
 * How the rows of a child stream hang on the objects of another stream.
 *
 * @param stream name of the parent stream
 * @param form where the rows of one parent are found
 * @param field {@link Form#INLINE}: the parent's property that holds the first of its children. {@link Form#PATH}: the
 *     parent's property whose value (an id, or the id of an expanded object) the child list wants as {@code parameter};
 *     a parent without a value has no children. Null: the list wants nothing else of the parent
 * @param parameter query parameter of the child list: it takes the value of {@code field} with {@link Form#PATH}, and
 *     the parent's id otherwise. Null: the list takes what it needs in its path
 * @param appendOnly whether rows are never taken away from a parent again, so that no set needs to be compared with an
 *     older one
 * @param qualifiedId whether ids repeat among parents, so that a row's id is {@code <parent id>/<own id>}
 * @param back property in which the objects of events, rows or others, name the parent; null: they do not
 * @param told property in which others than rows hold the first of the parent's children; null: they hold none
 */
public record ParentLink(
        String stream,
        Form form,
        @Nullable String field,
        @Nullable String parameter,
        boolean appendOnly,
        boolean qualifiedId,
        @Nullable String back,
        @Nullable String told) {

    /** Property of the parent whose value its list of children wants to know; null: none. */
    public @Nullable String wanted() {
        return form == Form.PATH ? field : null;
    }

    /** Where the rows of one parent are found. */
    public enum Form {
        /** Inside of the parent, cut at some length; the child list completes them. */
        INLINE,
        /** In a list whose path holds the parent's id. */
        PATH,
        /** In a list that is asked for the parent's id. */
        QUERY
    }
}
