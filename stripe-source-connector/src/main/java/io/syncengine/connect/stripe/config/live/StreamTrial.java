// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config.live;

import io.syncengine.connect.stripe.api.AnswerParser;
import io.syncengine.connect.stripe.api.ApiRequest;
import io.syncengine.connect.stripe.api.CallKind;
import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.api.StripeClient;
import io.syncengine.connect.stripe.child.ChildRequests;
import io.syncengine.connect.stripe.child.Parent;
import io.syncengine.connect.stripe.data.ParentReader;
import io.syncengine.connect.stripe.data.StripeObject;
import io.syncengine.connect.stripe.list.ListRequests;
import io.syncengine.connect.stripe.spec.ParentLink;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.state.PassKind;
import io.syncengine.connect.stripe.state.Range;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One try of a stream: one row of its list. A stream that is read through parents is tried with the newest of them; where
 * there is none yet, its parents are all that can be tried. Event loop only.
 */
final class StreamTrial {

    private final StripeClient client;
    private final StreamDefinition stream;
    private final Consumer<Optional<StripeApiException>> result;

    /** @param result hears once what Stripe refuses, or that it refuses nothing */
    StreamTrial(StripeClient client, StreamDefinition stream, Consumer<Optional<StripeApiException>> result) {
        this.client = client;
        this.stream = stream;
        this.result = result;
    }

    void begin() {
        send(ListRequests.page(stream, PassKind.BACKFILL, Range.ALL, false), body -> body, body -> works());
    }

    /** @param parents the stream that it is read through */
    void begin(StreamDefinition parents, ParentLink link) {
        send(
                ListRequests.page(parents, PassKind.BACKFILL, Range.ALL, false),
                new ParentReader(parents, link.wanted())::page,
                page -> page.objects().stream().findFirst().ifPresentOrElse(first -> under(first, link), this::works));
    }

    private void under(StripeObject first, ParentLink link) {
        String property = ParentReader.property(first);
        if (property == null && link.wanted() != null) {
            works();
            return;
        }
        send(
                ChildRequests.page(CallKind.PROBE, stream, link, new Parent(first.id(), property), Range.ALL),
                body -> body,
                body -> works());
    }

    private <T> void send(ApiRequest request, AnswerParser<T> parser, Consumer<T> onAnswer) {
        TrialCall.send(client, oneRow(request), parser, onAnswer, this::failed);
    }

    private static ApiRequest oneRow(ApiRequest request) {
        List<Map.Entry<String, String>> query = new ArrayList<>(request.query());
        query.replaceAll(parameter -> parameter.getKey().equals("limit") ? Map.entry("limit", "1") : parameter);
        return new ApiRequest(CallKind.PROBE, request.route(), request.path(), query);
    }

    private void works() {
        result.accept(Optional.empty());
    }

    private void failed(StripeApiException reason) {
        // The engine takes it for a parent without children.
        boolean isOfOneParent = stream.parent() != null && reason.isAboutParent();
        result.accept(Optional.of(reason).filter(any -> !isOfOneParent));
    }
}
