// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.webhook;

import io.syncengine.connect.simulators.stripe.data.EventText;
import io.syncengine.connect.simulators.stripe.shape.JsonBuffer;
import io.syncengine.connect.simulators.stripe.version.Versions;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns deliveries into requests. */
final class HookRendering {
    private static final String FOREIGN_SECRET = "whsec_of_somebody_else";

    private Versions versions;

    /** @param versions whose usual one events are rendered in, unless an endpoint asks for another */
    HookRendering(Versions versions) {
        this.versions = versions;
    }

    void versions(Versions other) {
        versions = other;
    }

    HookRequest render(Delivery delivery, HookEndpoint endpoint, HookOptions options, long now) {
        byte[] body = body(delivery, endpoint);
        return new HookRequest(delivery, options.address(endpoint.url()), headers(delivery, endpoint, body, now), body);
    }

    private byte[] body(Delivery delivery, HookEndpoint endpoint) {
        JsonBuffer out = new JsonBuffer(4096);
        HookSource source = delivery.source();
        String shown = endpoint.apiVersion() == null ? versions.usual() : endpoint.apiVersion();
        new EventText(source.data(), versions, shown).appendDelivered(out, delivery.event(), source.account());
        return delivery.kind() == Delivery.Kind.BAD_SIGNATURE
                ? forged(out.toString()).getBytes(StandardCharsets.UTF_8)
                : out.toBytes();
    }

    /** An event that there never was. */
    private static String forged(String text) {
        return text.replaceFirst("\"id\": \"evt_.", "\"id\": \"evt_-");
    }

    private static Map<String, String> headers(Delivery delivery, HookEndpoint endpoint, byte[] body, long now) {
        long signed = delivery.signedAt() == 0 ? now : delivery.signedAt();
        boolean isForged = delivery.kind() == Delivery.Kind.BAD_SIGNATURE;
        List<String> secrets = isForged ? List.of(FOREIGN_SECRET) : endpoint.secretsAt(now);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json; charset=utf-8");
        headers.put("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)");
        headers.put("Accept", "*/*; q=0.5, application/xml");
        headers.put("Cache-Control", "no-cache");
        boolean isTest = !delivery.source().data().livemode();
        headers.put("Stripe-Signature", Signature.header(signed / 1000, secrets, body, isTest));
        return headers;
    }
}
