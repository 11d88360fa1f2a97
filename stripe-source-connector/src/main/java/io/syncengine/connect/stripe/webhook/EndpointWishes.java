// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.webhook;

import io.syncengine.connect.stripe.config.StripeSourceConfig;
import io.syncengine.connect.stripe.spec.EventTypes;
import io.syncengine.connect.stripe.spec.StreamDefinition;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The endpoints that a connector wants. */
public final class EndpointWishes {

    /** Events of API v2 go to event destinations, not to webhook endpoints. */
    private static final String V2 = "v2.";

    private EndpointWishes() {}

    /**
     * One endpoint for the key's own account, and one for connected accounts.
     *
     * @param connector name of the connector
     * @param connected whether connected accounts are read
     * @return none when no selected stream has events
     */
    public static List<EndpointWish> of(
            StripeSourceConfig config, String connector, EventTypes types, boolean connected) {
        Set<String> events = new TreeSet<>();
        for (StreamDefinition stream : config.selection().streams()) {
            events.addAll(types.typesOf(stream.name()));
        }
        events.removeIf(type -> type.startsWith(V2));
        List<EndpointWish> wishes = new ArrayList<>();
        if (!events.isEmpty()) {
            String url = config.webhook().publicUrl();
            String version = config.connection().apiVersion();
            wishes.add(new EndpointWish(url, connector, false, version, events));
            if (connected) {
                wishes.add(new EndpointWish(url, connector, true, version, events));
            }
        }
        return wishes;
    }
}
