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
    LISTED_EVENT(8);

    private final int indent;

    Layout(int indent) {
        this.indent = indent;
    }

    /** Spaces that lines after the first have on top of their own. */
    public int indent() {
        return indent;
    }
}
