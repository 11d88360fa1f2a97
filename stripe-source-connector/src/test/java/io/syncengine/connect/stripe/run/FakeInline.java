// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How objects show their children inside of themselves.
 *
 * @param field their property
 * @param list where the children lie, with {@code *} in place of the object's id
 * @param cut how many are shown at most
 */
record FakeInline(String field, String list, int cut) {

    String listOf(String id) {
        return list.replace("*", id);
    }

    /** The property. */
    String json(List<FakeObject> children) {
        String data = children.stream().limit(cut).map(FakeObject::json).collect(Collectors.joining(","));
        return "\"" + field + "\":{\"object\":\"list\",\"data\":[" + data + "],\"has_more\":" + (children.size() > cut)
                + "}";
    }
}
