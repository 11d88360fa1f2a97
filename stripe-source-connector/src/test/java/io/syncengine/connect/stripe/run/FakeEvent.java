// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import org.jspecify.annotations.Nullable;

/**
 * An event of a fake account.
 *
 * @param previous previous attributes; null: none
 */
record FakeEvent(
        String id,
        String type,
        long created,
        String apiVersion,
        boolean livemode,
        String object,
        @Nullable String previous) {

    FakeEvent(String id, String type, long created, String apiVersion, boolean livemode, String object) {
        this(id, type, created, apiVersion, livemode, object, null);
    }

    String json() {
        return "{\"id\":\"" + id + "\",\"object\":\"event\",\"api_version\":\"" + apiVersion + "\",\"created\":"
                + created + ",\"livemode\":" + livemode + ",\"type\":\"" + type + "\",\"data\":{\"object\":" + object
                + (previous == null ? "" : ",\"previous_attributes\":" + previous) + "}}";
    }
}
