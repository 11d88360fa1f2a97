// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.syncengine.connect.simulators.exchange.SimAnswer;
import io.syncengine.connect.simulators.exchange.SimRequest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a simulated account as a client does. */
public final class Caller {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final StripeSimulator simulator;
    private final String key;

    /** Reads in test mode. */
    public Caller(StripeSimulator simulator) {
        this(simulator, "sk_test_simulated");
    }

    public Caller(StripeSimulator simulator, String key) {
        this.simulator = simulator;
        this.key = key;
    }

    public SimAnswer answer(String target) {
        return simulator.answer(SimRequest.get(target).withKey(key));
    }

    /** Body of a successful answer. */
    public JsonNode ok(String target) {
        SimAnswer answer = answer(target);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return json(answer);
    }

    /** The error of an answer with that status. */
    public JsonNode error(int status, String target) {
        SimAnswer answer = answer(target);
        assertThat(answer.status()).as(target).isEqualTo(status);
        return json(answer).path("error");
    }

    /** Ids of one page. */
    public List<String> ids(String target) {
        return ids(ok(target));
    }

    /** All pages behind each other. @param target with at least one parameter */
    public List<JsonNode> all(String target) {
        List<JsonNode> all = new ArrayList<>();
        Optional<String> after = Optional.empty();
        while (true) {
            JsonNode page = ok(target + after.map(id -> "&starting_after=" + id).orElse(""));
            page.path("data").forEach(all::add);
            if (!page.path("has_more").asBoolean()) {
                return all;
            }
            after = Optional.of(all.get(all.size() - 1).path("id").asText());
        }
    }

    public static List<String> ids(JsonNode list) {
        List<String> ids = new ArrayList<>();
        list.path("data").forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }

    /** @throws AssertionError when the text is no JSON */
    public static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    public static JsonNode json(SimAnswer answer) {
        return parse(answer.text());
    }
}
