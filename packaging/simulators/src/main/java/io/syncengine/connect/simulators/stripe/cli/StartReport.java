// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.stripe.webhook.HookEndpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a client needs to know of a simulator that has started.
 *
 * @param url where it listens
 * @param key of the API
 * @param objects of the account
 * @param streams that have any
 * @param webhooks where events go
 */
record StartReport(String url, String key, long objects, long streams, List<HookEndpoint> webhooks) {

    StartReport {
        webhooks = List.copyOf(webhooks);
    }

    /** For a person. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "Stripe simulator %s: %s, key %s, %,d objects in %d streams",
                Version.get(),
                url,
                key,
                objects,
                streams));
        webhooks.forEach(hook -> lines.add("Webhooks to " + hook.url() + ", signed with " + secret(hook)));
        return lines;
    }

    /** For a program. */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("url", url).put("key", key).put("objects", objects).put("streams", streams);
        ArrayNode array = json.putArray("webhooks");
        webhooks.forEach(hook -> array.addObject().put("url", hook.url()).put("secret", secret(hook)));
        return json;
    }

    private static String secret(HookEndpoint hook) {
        return hook.secrets().get(0).value();
    }
}
