// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.data;

import io.syncengine.connect.simulators.stripe.shape.Draws;
import io.syncengine.connect.simulators.stripe.shape.JsonBuffer;
import io.syncengine.connect.simulators.stripe.shape.Layout;
import io.syncengine.connect.simulators.stripe.version.ApiVersion;
import io.syncengine.connect.simulators.stripe.version.Versions;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The text of events. Not thread-safe. */
public final class EventText {
    private static final String OTHER_VERSION = "2023-08-16";

    private final Dataset data;
    private final Versions versions;
    private final String version;

    /**
     * @param versions that have a look of their own
     * @param version of the API in which events are rendered
     */
    public EventText(Dataset data, Versions versions, String version) {
        this.data = data;
        this.versions = versions;
        this.version = version;
    }

    /** @param isListed whether the event lies in a list */
    public void append(JsonBuffer out, Event event, boolean isListed) {
        append(out, event, isListed, null, 0);
    }

    /** As a webhook carries it. @param account id of the connected account that it comes from; null: of none */
    public void appendDelivered(JsonBuffer out, Event event, @Nullable String account) {
        append(out, event, false, account, 1);
    }

    private void append(JsonBuffer out, Event event, boolean isListed, @Nullable String account, int pendingWebhooks) {
        boolean isOther = data.events().isOtherVersion(event);
        String shown = isOther ? OTHER_VERSION : version;
        @Nullable ApiVersion look = versions.look(shown);
        String line = isListed ? "\n      " : "\n  ";
        out.append('{')
                .append(line)
                .append("\"id\": ")
                .string(data.eventId(event))
                .append(',');
        out.append(line).append("\"object\": \"event\",");
        if (account != null) {
            out.append(line).append("\"account\": ").string(account).append(',');
        }
        out.append(line).append("\"api_version\": ").string(shown).append(',');
        out.append(line).append("\"created\": ").append(event.created()).append(',');
        out.append(line).append("\"data\": {").append(line).append("  \"object\": ");
        appendObject(
                out,
                event,
                isListed ? Layout.LISTED_EVENT : Layout.LISTED,
                edits(event, isOther && look == null),
                look);
        if (event.form() == Event.Form.WITH_PREVIOUS) {
            appendPrevious(out, event, line, look);
        }
        out.append(line).append("},");
        out.append(line)
                .append("\"livemode\": ")
                .append(Boolean.toString(data.livemode()))
                .append(',');
        out.append(line)
                .append("\"pending_webhooks\": ")
                .append(pendingWebhooks)
                .append(',');
        appendRequest(out, event, line);
        out.append(line).append("\"type\": ").string(event.type());
        out.append(line.substring(0, line.length() - 2)).append('}');
    }

    /** @param look null: that of the bundled version */
    private void appendObject(
            JsonBuffer out, Event event, Layout layout, List<Edits> edits, @Nullable ApiVersion look) {
        EventObjects objects = data.objects(event.stream());
        if (look == null) {
            objects.append(out, event.index(), event.version(), layout, edits);
            return;
        }
        JsonBuffer plain = new JsonBuffer(4096);
        objects.append(plain, event.index(), event.version(), Layout.COMPACT, edits);
        JsonText.append(out, look.render(plain.toString()), layout);
    }

    private void appendPrevious(JsonBuffer out, Event event, String line, @Nullable ApiVersion look) {
        JsonBuffer plain = new JsonBuffer(256).append('{');
        data.objects(event.stream()).appendPrevious(plain, event.index(), event.version());
        plain.append('}');
        out.append(',').append(line).append("  \"previous_attributes\": ");
        String text = plain.toString();
        JsonText.appendPretty(
                out, look == null ? text : look.renderMembers(event.stream().resource(), text), line.length() + 1);
    }

    /** Events of changes that Stripe makes itself have no request. */
    private void appendRequest(JsonBuffer out, Event event, String line) {
        long draw = Draws.mix(data.seed() + 7, event.number());
        out.append(line).append("\"request\": {").append(line);
        if (Draws.below(draw, 4) == 0) {
            out.append("  \"id\": null,").append(line).append("  \"idempotency_key\": null");
        } else {
            out.append("  \"id\": \"req_").base62(draw, 14).append("\",").append(line);
            out.append("  \"idempotency_key\": ").string(new UUID(draw, Draws.mix(draw, 1)).toString());
        }
        out.append(line).append("},");
    }

    private static List<Edits> edits(Event event, boolean isOther) {
        if (event.form() == Event.Form.WITHOUT_ID) {
            return List.of(new Edits(0, Map.of(), Set.of("id")));
        }
        return isOther
                ? List.of(new Edits(
                        0,
                        Map.of("legacy_details", "{\"rendered_as\":\"" + OTHER_VERSION + "\"}"),
                        Set.of("metadata", "livemode")))
                : List.of();
    }
}
