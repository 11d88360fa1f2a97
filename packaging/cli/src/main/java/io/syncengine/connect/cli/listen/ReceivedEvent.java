// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.listen;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.quickstart.progress.Texts;

import java.time.Duration;
import java.time.Instant;

/**
 * A record that an event led to.
 *
 * @param stream of the row
 * @param object id of the row; empty when the key is in a form that is not read here
 * @param type of the event
 * @param event its id
 * @param origin how it came: socket, or event for those that were found by polling
 * @param created when it happened, by Stripe's clock
 * @param delay from then until the record was there to read; never negative
 */
record ReceivedEvent(
        String stream, String object, String type, String event, String origin, Instant created, Duration delay)
        implements Arrival {

    @Override
    public String line() {
        return Texts.printable(String.join(
                        "  ", created.toString(), type, stream + (object.isEmpty() ? "" : " " + object), event, origin))
                + ", after " + delay.toSeconds() + " s";
    }

    @Override
    public ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("stream", stream)
                .put("object", object)
                .put("type", type)
                .put("event", event)
                .put("origin", origin)
                .put("created", created.toString())
                .put("delay_ms", delay.toMillis());
    }
}
