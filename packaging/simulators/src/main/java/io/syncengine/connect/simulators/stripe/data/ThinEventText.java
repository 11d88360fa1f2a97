// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.data;

import io.syncengine.connect.simulators.stripe.shape.Draws;
import io.syncengine.connect.simulators.stripe.shape.IsoTime;
import io.syncengine.connect.simulators.stripe.shape.JsonBuffer;
import io.syncengine.connect.simulators.stripe.shape.Layout;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** The text of thin events, which name their object and do not carry it. Not thread-safe. */
public final class ThinEventText {
    private static final String PARENT = "{account_id}";

    private final Dataset data;

    public ThinEventText(Dataset data) {
        this.data = data;
    }

    public void append(JsonBuffer out, Event event, Layout layout) {
        JsonBuffer plain = new JsonBuffer(512);
        plain.append("{\"id\":").string(data.thinEventId(event));
        plain.append(",\"object\":\"v2.core.event\",\"type\":").string(event.type());
        plain.append(",\"created\":\"").append(IsoTime.ofMillis(event.at()));
        plain.append("\",\"livemode\":").append(Boolean.toString(data.livemode()));
        appendReason(plain, event);
        String id = data.objectId(event);
        plain.append(",\"related_object\":{\"id\":").string(id);
        plain.append(",\"type\":").string(event.stream().resource());
        plain.append(",\"url\":").string(url(event) + "/" + id).append("}}");
        JsonText.append(out, plain.toString(), layout);
    }

    private String url(Event event) {
        String list = event.stream().list();
        if (!list.contains(PARENT)) {
            return list;
        }
        @Nullable String parent = data.stream(event.stream()).scalar((int) event.index(), event.version(), "account");
        return list.replace(PARENT, parent == null ? "" : parent.replace("\"", ""));
    }

    /** Events of changes that Stripe makes itself have no reason. */
    private void appendReason(JsonBuffer out, Event event) {
        long draw = Draws.mix(data.seed() + 8, event.number());
        if (Draws.below(draw, 4) == 0) {
            return;
        }
        out.append(",\"reason\":{\"type\":\"request\",\"request\":{\"id\":\"req_v2")
                .base62(draw, 14);
        out.append("\",\"idempotency_key\":").string(new UUID(draw, Draws.mix(draw, 1)).toString());
        out.append("}}");
    }
}
