// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.data;

import io.syncengine.connect.simulators.stripe.catalog.StreamSpec;
import io.syncengine.connect.simulators.stripe.shape.JsonBuffer;
import io.syncengine.connect.simulators.stripe.shape.Layout;
import io.syncengine.connect.simulators.stripe.shape.ObjectFacts;
import io.syncengine.connect.simulators.stripe.shape.ShapeCatalog;
import io.syncengine.connect.simulators.stripe.shape.World;

import java.util.List;

/** What events say of a parent's children together: an object without id, whose versions are the steps of the children. */
final class SummaryData implements EventObjects {
    private final StreamSpec spec;
    private final String field;
    private final ChildData children;
    private final World world;
    private final ShapeCatalog shapes;

    /** @param field property that holds the children */
    SummaryData(StreamSpec spec, String field, ChildData children, World world, ShapeCatalog shapes) {
        this.spec = spec;
        this.field = field;
        this.children = children;
        this.world = world;
        this.shapes = shapes;
    }

    @Override
    public void append(JsonBuffer out, long number, int step, Layout layout, List<Edits> more) {
        ObjectFacts facts =
                ObjectFacts.of(world, spec, number, children.parents().created(ChildData.parent(number)), step);
        JsonBuffer plain = new JsonBuffer(2048);
        shapes.of(facts).append(plain, facts, Layout.COMPACT);
        JsonText.append(out, JsonText.edited(plain.toString(), more), layout);
    }

    @Override
    public void appendPrevious(JsonBuffer out, long number, int step) {
        ChildText.appendPrevious(out, field, children, ChildData.parent(number), step);
    }
}
