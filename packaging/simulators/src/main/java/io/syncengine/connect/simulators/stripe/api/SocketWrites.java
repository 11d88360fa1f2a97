// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.api;

import io.syncengine.connect.simulators.exchange.SimRequest;
import io.syncengine.connect.simulators.stripe.shape.JsonBuffer;
import io.syncengine.connect.simulators.stripe.webhook.SocketBook;

import java.util.List;

/** Sessions of Stripe's command line: events through a socket that the client opens. Stripe does not document them. */
final class SocketWrites {
    private static final String PATH = "/v1/stripecli/sessions";
    private static final String FEATURE = "webhooks";

    private final String version;
    private final List<SocketBook> books;

    /** @param version the newest of the API */
    SocketWrites(String version, List<SocketBook> books) {
        this.version = version;
        this.books = books;
    }

    boolean takes(String method, String path) {
        return method.equals("POST") && path.equals(PATH);
    }

    /**
     * @param usual API version in which events are rendered
     * @param reconnectSeconds after which a client should connect anew
     */
    void answer(Call call, String usual, int reconnectSeconds, JsonBuffer out) {
        SimRequest request = call.request();
        if (request.query("device_name").isEmpty()) {
            throw new RefusedException(400, "parameter_missing", "device_name", "Missing required param: device_name.");
        }
        if (!request.queryAll("websocket_features").contains(FEATURE)) {
            throw new RefusedException(
                    400, null, "websocket_features", "The simulator knows no other feature than " + FEATURE);
        }
        SocketBook book = books.stream()
                .filter(candidate -> candidate.data() == call.data())
                .findFirst()
                .orElseThrow(() ->
                        new RefusedException(400, null, null, "The simulator keeps no sessions of connected accounts"));
        String id = book.create();
        out.append("{\n  \"default_version\": ").string(usual);
        out.append(",\n  \"display_connect_filter_warning\": false,\n  \"latest_version\": ")
                .string(version);
        out.append(",\n  \"reconnect_delay\": ").append(reconnectSeconds);
        out.append(",\n  \"secret\": ").string(book.secret(id));
        out.append(",\n  \"websocket_authorized_feature\": ").string(FEATURE);
        out.append(",\n  \"websocket_id\": ").string(id);
        String host = request.header("host").orElse("localhost");
        out.append(",\n  \"websocket_url\": ")
                .string("ws://" + host + "/subscribe/" + call.data().account());
        out.append("\n}\n");
    }
}
