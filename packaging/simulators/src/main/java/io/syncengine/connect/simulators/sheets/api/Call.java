// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.exchange.SimRequest;
import io.syncengine.connect.simulators.sheets.access.Principal;
import io.syncengine.connect.simulators.sheets.batch.Author;
import io.syncengine.connect.simulators.sheets.files.SheetFile;
import io.syncengine.connect.simulators.sheets.message.ApiException;
import io.syncengine.connect.simulators.sheets.message.FieldMask;
import io.syncengine.connect.simulators.sheets.message.MessageTypes;

import java.io.IOException;

/** A request of somebody, with what its body and parameters say. */
public record Call(SimRequest request, Principal principal) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * The body.
     *
     * @param message its type
     * @param root what error texts call it
     * @throws ApiException when it is no JSON, or not of that type
     */
    public ObjectNode body(String message, String root) {
        JsonNode tree;
        try {
            tree = request.body().length == 0 ? JsonNodeFactory.instance.objectNode() : JSON.readTree(request.body());
        } catch (JsonProcessingException e) {
            String text = "Invalid JSON payload received. " + e.getOriginalMessage();
            throw ApiException.invalidField(text, "", text);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can be read", e);
        }
        return MessageTypes.bundled().check(message, tree == null ? JsonNodeFactory.instance.objectNode() : tree, root);
    }

    /** The parameter {@code fields}, about an answer of that type. */
    public FieldMask fields(String message) {
        return FieldMask.ofAnswer(request.query("fields").orElse(""), message);
    }

    /** A parameter; empty when it was not sent. */
    public String parameter(String name) {
        return request.query(name).orElse("");
    }

    /** A parameter that is true or false; {@code otherwise} when it was not sent. */
    public boolean flag(String name, boolean otherwise) {
        return request.query(name).map(value -> value.equalsIgnoreCase("true")).orElse(otherwise);
    }

    /** Who changes a file. */
    public Author author(SheetFile file) {
        return new Author(principal.name(), principal.project(), file.isOwner(principal));
    }
}
