// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.api;

import io.syncengine.connect.simulators.stripe.shape.JsonBuffer;

/** The frame of a list, written as its elements come. */
final class ListText {
    private final JsonBuffer out;
    private boolean isEmpty = true;

    ListText(JsonBuffer out) {
        this.out = out;
        out.append("{\n  \"object\": \"list\",\n  \"data\": [");
    }

    /** Begins an element. */
    void element() {
        out.append(isEmpty ? "\n    " : ",\n    ");
        isEmpty = false;
    }

    void end(boolean hasMore, String path) {
        out.append(isEmpty ? "]" : "\n  ]");
        out.append(",\n  \"has_more\": ").append(Boolean.toString(hasMore));
        out.append(",\n  \"url\": ").string(path).append("\n}\n");
    }
}
