// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.webhook;

import io.syncengine.connect.stripe.data.WebhookEndpoint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The endpoint that a connector wants at Stripe. It is known again by its metadata and address; the address tells two
 * connectors of one name on two clusters apart.
 *
 * @param url where Stripe is to deliver
 * @param connector name of the connector
 * @param connect whether it gets the events of connected accounts, instead of those of the key's own
 * @param apiVersion that events are to be rendered in
 * @param events types, exactly those that change a selected stream
 */
public record EndpointWish(String url, String connector, boolean connect, String apiVersion, Set<String> events) {

    private static final String OWNER = "sync-engine-for-kafka-connect";
    private static final String OWNER_KEY = "managed_by";
    private static final String CONNECTOR_KEY = "connector";
    private static final String CONNECT_KEY = "connect";

    public EndpointWish {
        // In a fixed order: the parameters of two calls for one wish are alike.
        events = Collections.unmodifiableSet(new TreeSet<>(events));
    }

    /** Whether the endpoint was made for this wish, be it in an earlier life of the connector. */
    boolean isMadeFor(WebhookEndpoint endpoint) {
        return isMadeFor(endpoint, connector, url)
                && String.valueOf(connect).equals(endpoint.metadata().get(CONNECT_KEY));
    }

    /** Whether the endpoint was made for any wish of that connector. */
    public static boolean isMadeFor(WebhookEndpoint endpoint, String connector, String url) {
        Map<String, String> metadata = endpoint.metadata();
        return OWNER.equals(metadata.get(OWNER_KEY))
                && connector.equals(metadata.get(CONNECTOR_KEY))
                && url.equals(endpoint.url());
    }

    /** Whether the endpoint was made for a connector of that name that is reached elsewhere. */
    boolean isOfNamesake(WebhookEndpoint endpoint) {
        return OWNER.equals(endpoint.metadata().get(OWNER_KEY))
                && connector.equals(endpoint.metadata().get(CONNECTOR_KEY))
                && !url.equals(endpoint.url());
    }

    /** Whether nothing but its events would have to be changed: version and status cannot. */
    boolean isUsable(WebhookEndpoint endpoint) {
        return endpoint.enabled() && apiVersion.equals(endpoint.apiVersion());
    }

    /** Parameters that make such an endpoint. */
    List<Map.Entry<String, String>> creation() {
        List<Map.Entry<String, String>> form = new ArrayList<>();
        form.add(Map.entry("url", url));
        form.add(Map.entry("api_version", apiVersion));
        if (connect) {
            form.add(Map.entry("connect", "true"));
        }
        form.add(Map.entry("metadata[" + OWNER_KEY + "]", OWNER));
        form.add(Map.entry("metadata[" + CONNECTOR_KEY + "]", connector));
        form.add(Map.entry("metadata[" + CONNECT_KEY + "]", String.valueOf(connect)));
        form.addAll(eventParameters());
        return form;
    }

    /** Parameters that give an endpoint the events of this wish. */
    List<Map.Entry<String, String>> eventParameters() {
        return events.stream()
                .map(event -> Map.entry("enabled_events[]", event))
                .toList();
    }
}
