// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.data;

import io.syncengine.connect.simulators.stripe.shape.JsonBuffer;
import io.syncengine.connect.simulators.stripe.shape.Layout;

import java.util.List;

/** Lists of children in the text of other objects. */
final class ChildText {
    /** Children that a parent shows. */
    static final int SHOWN = 10;

    private ChildText() {}

    /** Writes the first children after a step, as the value of a property. */
    static void append(JsonBuffer out, ChildData children, int parent, int step, Layout layout) {
        List<ChildData.Child> all = children.of(parent, step);
        boolean isCompact = layout == Layout.COMPACT;
        String line = isCompact ? "" : "\n" + " ".repeat(layout.indent() + 4);
        String colon = isCompact ? ":" : ": ";
        out.append('{').append(line).append("\"object\"").append(colon).append("\"list\",");
        out.append(line).append("\"data\"").append(colon).append('[');
        String element = isCompact ? "" : line + "  ";
        for (int i = 0; i < Math.min(SHOWN, all.size()); i++) {
            out.append(i == 0 ? "" : ",").append(element);
            children.append(out, all.get(i), layout.inside());
        }
        out.append(all.isEmpty() ? "" : line).append("],");
        out.append(line).append("\"has_more\"").append(colon);
        out.append(Boolean.toString(all.size() > SHOWN)).append(',');
        out.append(line).append("\"url\"").append(colon);
        out.string(url(children, parent)).append(isCompact ? "" : line.substring(0, line.length() - 2));
        out.append('}');
    }

    private static String url(ChildData children, int parent) {
        String id = children.parentId(parent);
        return children.spec().isQuery()
                ? children.spec().list() + "?" + children.spec().parameter() + "=" + id
                : children.spec().list(id);
    }

    /** Writes all the children before a step, on one line, as {@code previous_attributes} show them. */
    static void appendPrevious(JsonBuffer out, String field, ChildData children, int parent, int step) {
        out.string(field).append(":{\"data\":[");
        boolean isFirst = true;
        for (ChildData.Child child : children.of(parent, step - 1)) {
            out.append(isFirst ? "" : ",");
            children.append(out, child, Layout.COMPACT);
            isFirst = false;
        }
        out.append("]}");
    }
}
