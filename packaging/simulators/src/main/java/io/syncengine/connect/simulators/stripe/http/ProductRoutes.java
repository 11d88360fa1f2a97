// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.control.ControlAnswer;
import io.syncengine.connect.simulators.control.ControlRequest;
import io.syncengine.connect.simulators.control.ControlRoutes;
import io.syncengine.connect.simulators.stripe.api.Product;

import java.util.HashSet;
import java.util.Set;

/** The products that the account is not set up for. */
final class ProductRoutes {
    private final SimulatorServer server;

    private ProductRoutes(SimulatorServer server) {
        this.server = server;
    }

    static void add(ControlRoutes routes, SimulatorServer server) {
        ProductRoutes products = new ProductRoutes(server);
        routes.add("GET", "products", request -> products.show());
        routes.add(
                "PUT", "products", request -> server.options().isOpen() ? products.set(request) : SimRoutes.closed());
    }

    private ControlAnswer show() {
        ObjectNode answer = ControlAnswer.object();
        ArrayNode without = answer.putArray("without");
        server.simulator().missing().stream().sorted().map(Product::text).forEach(without::add);
        return ControlAnswer.json(answer);
    }

    private ControlAnswer set(ControlRequest request) {
        if (!(request.parameters().get("without") instanceof ArrayNode names)) {
            throw new IllegalArgumentException("without is missing: give a list of products, such as [\"issuing\"]");
        }
        Set<Product> missing = new HashSet<>();
        for (JsonNode name : names) {
            missing.add(Product.named(name.asText()));
        }
        server.simulator().missing(missing);
        return show();
    }
}
