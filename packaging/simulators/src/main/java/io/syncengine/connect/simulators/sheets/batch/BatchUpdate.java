// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.sheets.message.ApiException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Applies the requests of a batch to a draft, in order. */
public final class BatchUpdate {
    private final Map<String, Handler> handlers = new HashMap<>();

    private BatchUpdate(Change change) {
        SheetRequests.add(handlers, change);
        DimensionRequests.add(handlers, change);
        CellRequests.add(handlers, change);
        SortRequest.add(handlers, change);
        MetadataRequests.add(handlers, change);
        ProtectionRequests.add(handlers, change);
    }

    /**
     * Applies all requests; where one is refused, the draft is of no use any more.
     *
     * @param requests whose types have been checked
     * @return a reply to each
     * @throws ApiException naming the request that is refused
     */
    public static ArrayNode apply(JsonNode requests, Change change) {
        BatchUpdate update = new BatchUpdate(change);
        ArrayNode replies = JsonNodeFactory.instance.arrayNode();
        if (requests.isEmpty()) {
            throw ApiException.invalid("Must specify at least one request.");
        }
        for (int i = 0; i < requests.size(); i++) {
            replies.add(update.apply(i, (ObjectNode) requests.get(i)));
        }
        return replies;
    }

    private ObjectNode apply(int index, ObjectNode request) {
        List<String> kinds = new ArrayList<>();
        request.fieldNames().forEachRemaining(kinds::add);
        if (kinds.size() != 1) {
            throw ApiException.invalid("Invalid requests[" + index + "]: "
                    + (kinds.isEmpty() ? "No request set." : "Only one kind of request may be set."));
        }
        String kind = kinds.get(0);
        Handler handler = handlers.get(kind);
        try {
            if (handler == null) {
                throw ApiException.invalid("unsupported by the simulator");
            }
            return handler.apply((ObjectNode) request.get(kind));
        } catch (ApiException e) {
            throw e.inBatch(index, kind);
        }
    }

    /** Applies requests of one kind. */
    @FunctionalInterface
    interface Handler {
        /**
         * @return the reply; empty where the kind has none
         * @throws ApiException when the request is refused
         */
        ObjectNode apply(ObjectNode request);
    }

    /** What kinds without a reply answer. */
    static ObjectNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }
}
