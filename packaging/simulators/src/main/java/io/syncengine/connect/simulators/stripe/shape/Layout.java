// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.shape;

/** How an object's text is laid out: on one line, or in lines that are indented as deep as its place asks for. */
public enum Layout {
    COMPACT(0),
    /** At the top of an answer. */
    TOP(0),
    /** In a list, or as the object of an event that is retrieved. */
    LISTED(4),
    /** As the object of an event in a list. */
    LISTED_EVENT(8),
    /** In a list that an object {@link #TOP} holds. */
    IN_TOP(6),
    /** In a list that an object {@link #LISTED} holds. */
    IN_LISTED(10),
    /** In a list that an object {@link #LISTED_EVENT} holds. */
    IN_LISTED_EVENT(14);

    private final int indent;

    Layout(int indent) {
        this.indent = indent;
    }

    /**
     * Layout of the elements of a list that an object of this layout holds.
     *
     * @throws IllegalStateException when the object lies in such a list itself
     */
    public Layout inside() {
        return switch (this) {
            case COMPACT -> COMPACT;
            case TOP -> IN_TOP;
            case LISTED -> IN_LISTED;
            case LISTED_EVENT -> IN_LISTED_EVENT;
            case IN_TOP, IN_LISTED, IN_LISTED_EVENT ->
                throw new IllegalStateException("Children have no children in their text");
        };
    }

    /** Spaces that lines after the first have on top of their own. */
    public int indent() {
        return indent;
    }
}
