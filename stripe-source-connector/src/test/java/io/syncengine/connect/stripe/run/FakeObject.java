// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import org.jspecify.annotations.Nullable;

/** An object of a fake account; its text stands for everything about it that may change. */
record FakeObject(@Nullable String id, String object, long created, String text) {

    String json() {
        String named = id == null ? "" : "\"id\":\"" + id + "\",";
        return "{" + named + "\"object\":\"" + object + "\",\"created\":" + created + ",\"description\":\"" + text
                + "\"}";
    }
}
