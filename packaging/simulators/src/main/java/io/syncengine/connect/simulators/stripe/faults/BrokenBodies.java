// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.exchange.SimAnswer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** Bodies that no client may take for good ones. Their status and headers stay. */
final class BrokenBodies {
    private static final ObjectMapper JSON = new ObjectMapper();

    private BrokenBodies() {}

    /** The first half; {@code Content-Length} fits it, so that nothing but the JSON tells. */
    static SimAnswer truncated(SimAnswer answer) {
        return answer.withBody(Arrays.copyOf(answer.body(), answer.body().length / 2));
    }

    /** With a NUL in the middle, which JSON allows nowhere. */
    static SimAnswer broken(SimAnswer answer) {
        byte[] body = answer.body().length == 0 ? new byte[1] : answer.body().clone();
        body[body.length / 2] = 0;
        return answer.withBody(body);
    }

    /** A list that says whether it has more but not what it has. */
    static SimAnswer withoutData(SimAnswer answer) {
        try {
            JsonNode tree = JSON.readTree(answer.body());
            ObjectNode rest = tree instanceof ObjectNode object ? object : JSON.createObjectNode();
            rest.remove("data");
            return answer.withBody(JSON.writeValueAsBytes(rest));
        } catch (JsonProcessingException e) {
            return answer.withBody(new byte[] {'{', '}'});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SimAnswer empty(SimAnswer answer) {
        return answer.withBody(new byte[0]);
    }
}
