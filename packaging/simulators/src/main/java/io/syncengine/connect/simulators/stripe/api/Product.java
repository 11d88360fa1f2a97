// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.api;

import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.catalog.ChildSpec;
import io.syncengine.connect.simulators.stripe.catalog.StreamSpec;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Products that an account must be set up for, and what the API says when it is not. */
public enum Product {
    ISSUING(
            "/v1/issuing/",
            "Your account is not set up to use Issuing. Please visit https://dashboard.stripe.com/issuing/overview to get"
                    + " started."),
    IDENTITY(
            "/v1/identity/",
            "Your account is not set up to use Identity. Please have an account admin visit"
                    + " https://dashboard.stripe.com/identity/application to get started."),
    TREASURY(
            "/v1/treasury/",
            "Unrecognized request URL (GET: %s). Please see https://stripe.com/docs or we can help at"
                    + " https://support.stripe.com/. (Hint: Have you onboarded to Treasury? You can learn about the steps"
                    + " needed at https://stripe.com/docs/treasury/access)"),
    FORWARDING(
            "/v1/forwarding/",
            "Your account is not authorized to make forwarding requests. Please contact us at"
                    + " https://support.stripe.com/contact for help.");

    private final String paths;
    private final String message;

    Product(String paths, String message) {
        this.paths = paths;
        this.message = message;
    }

    static Map<String, String> messages(ApiCatalog catalog, Set<Product> products) {
        Map<String, String> messages = new HashMap<>();
        for (Product product : products) {
            for (StreamSpec stream : catalog.streams()) {
                if (stream.list().startsWith(product.paths)) {
                    messages.put(stream.name(), product.message.formatted(stream.list()));
                }
            }
            for (ChildSpec child : catalog.children()) {
                if (child.list().startsWith(product.paths)) {
                    messages.put(child.name(), product.message.formatted(child.list()));
                }
            }
        }
        return messages;
    }
}
