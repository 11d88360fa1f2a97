// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.child;

import io.syncengine.connect.stripe.api.ApiRequest;
import io.syncengine.connect.stripe.api.CallKind;
import io.syncengine.connect.stripe.api.PageLinks;
import io.syncengine.connect.stripe.spec.Paging;
import io.syncengine.connect.stripe.spec.ParentLink;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.state.Range;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The calls that read children of one parent. */
public final class ChildRequests {

    private ChildRequests() {}

    /**
     * The call for a page.
     *
     * @param stream a child stream
     * @param place where the page begins
     */
    public static ApiRequest page(CallKind kind, StreamDefinition stream, ParentLink link, Parent parent, Range place) {
        String path = stream.pathUnder(parent.id());
        if (stream.paging() == Paging.NEXT_PAGE && !place.after().isEmpty()) {
            return new ApiRequest(
                    kind,
                    stream.path(),
                    path,
                    PageLinks.parameters(place.after().get(0)));
        }
        List<Map.Entry<String, String>> query = new ArrayList<>();
        if (stream.paging().pageSize() > 0) {
            // The client asks for less where Stripe takes too long.
            query.add(Map.entry("limit", Integer.toString(stream.paging().pageSize())));
        }
        stream.fixedParameters().forEach((name, value) -> query.add(Map.entry(name, value)));
        String parameter = link.parameter();
        if (parameter != null) {
            query.add(Map.entry(parameter, parent.value() == null ? parent.id() : parent.value()));
        }
        if (!place.after().isEmpty()) {
            query.add(Map.entry("starting_after", place.after().get(0)));
        }
        return new ApiRequest(kind, stream.path(), path, query);
    }
}
