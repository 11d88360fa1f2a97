// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

/** An event of a fake account. */
record FakeEvent(String id, String type, long created, String apiVersion, boolean livemode, String object) {

    String json() {
        return "{\"id\":\"" + id + "\",\"object\":\"event\",\"api_version\":\"" + apiVersion + "\",\"created\":"
                + created + ",\"livemode\":" + livemode + ",\"type\":\"" + type + "\",\"data\":{\"object\":" + object
                + "}}";
    }
}
