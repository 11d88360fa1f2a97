// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.control.ControlAnswer;
import io.syncengine.connect.simulators.control.ControlRequest;
import io.syncengine.connect.simulators.stripe.SimulatedChildren;
import io.syncengine.connect.simulators.stripe.SimulatedMode;

/** Changes of objects of lists that are read through a parent. */
final class ChildChanges {
    private ChildChanges() {}

    /** New children of the stated parent. */
    static ControlAnswer add(SimulatedMode data, ControlRequest request, int count) {
        String stream = request.place("stream");
        String parent = request.text("parent");
        if (parent == null) {
            throw new IllegalArgumentException("parent is missing: give the id of the object that gets a child");
        }
        ObjectNode answer = ControlAnswer.object();
        ArrayNode ids = answer.putArray("ids");
        for (int i = 0; i < count; i++) {
            ids.add(
                    request.flag("silent", false)
                            ? data.children().addSilently(stream, parent)
                            : data.children().add(stream, parent));
        }
        return ControlAnswer.json(answer);
    }

    static ControlAnswer update(SimulatedMode data, ControlRequest request, int changes) {
        String stream = request.place("stream");
        String id = request.place("id");
        String parent = AccountRoutes.parent(data, request);
        SimulatedChildren children = data.children();
        if (request.parameters().get("set") instanceof ObjectNode members) {
            children.set(stream, parent, id, ChangeRoutes.texts(members));
            return answer(id, parent);
        }
        for (int i = 0; i < changes; i++) {
            if (request.flag("silent", false)) {
                children.updateSilently(stream, parent, id);
            } else {
                children.update(stream, parent, id);
            }
        }
        return answer(id, parent);
    }

    static ControlAnswer remove(SimulatedMode data, ControlRequest request) {
        String stream = request.place("stream");
        String id = request.place("id");
        String parent = AccountRoutes.parent(data, request);
        if (request.flag("silent", false)) {
            data.children().removeSilently(stream, parent, id);
        } else {
            data.children().remove(stream, parent, id);
        }
        return answer(id, parent);
    }

    private static ControlAnswer answer(String id, String parent) {
        return ControlAnswer.json(ControlAnswer.object().put("id", id).put("parent", parent));
    }
}
