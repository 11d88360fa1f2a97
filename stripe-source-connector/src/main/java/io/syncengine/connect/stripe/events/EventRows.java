// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.data.ChildReader;
import io.syncengine.connect.stripe.data.MalformedAnswerException;
import io.syncengine.connect.stripe.data.StripeEvent;
import io.syncengine.connect.stripe.data.StripeObject;
import io.syncengine.connect.stripe.data.ThinObject;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The rows that events of a stream carry. */
final class EventRows {

    private final FollowedStream stream;
    private final @Nullable ChildReader children;

    EventRows(FollowedStream stream) {
        this.stream = stream;
        this.children = stream.children();
    }

    /** The row of the event's object. */
    StripeObject row(StripeEvent event) throws MalformedAnswerException {
        String text = event.isThin() ? ThinObject.text(event) : event.object();
        return row(text.getBytes(StandardCharsets.UTF_8), event);
    }

    /** The row of an answer that shows the event's object. */
    StripeObject row(byte[] body, StripeEvent event) throws MalformedAnswerException {
        return children == null ? stream.objects().object(body) : children.child(body, parent(event));
    }

    /** Id of the parent that the event's object names; null but in child streams. */
    @Nullable
    String parent(StripeEvent event) {
        return children == null ? null : children.parentOf(event.object()).orElse(null);
    }

    /** Path of the event's object; empty when there is none. */
    Optional<String> path(StripeEvent event) {
        String id = String.valueOf(event.objectId());
        return children == null ? stream.definition().pathOf(id) : children.pathOf(parent(event), id);
    }
}
