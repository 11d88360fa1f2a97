// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.api;

import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.catalog.ChildSpec;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Products that an account must be set up for, and what the API says when it is not: messages that Stripe was seen to send. */
public enum Product {
    ISSUING(
            400,
            List.of("/v1/issuing/"),
            "Your account is not set up to use Issuing. Please visit https://dashboard.stripe.com/issuing/overview to get"
                    + " started."),
    /** Issuing in live mode, of an account that may only try it. */
    ISSUING_LIVE(400, List.of("/v1/issuing/"), "Issuing is only available in testmode for this account."),
    IDENTITY(
            400,
            List.of("/v1/identity/"),
            "Your account is not set up to use Identity. Please have an account admin visit"
                    + " https://dashboard.stripe.com/identity to get started."),
    TREASURY(
            400,
            List.of("/v1/treasury/"),
            "Unrecognized request URL (GET: %s). Please see https://stripe.com/docs or we can help at"
                    + " https://support.stripe.com/. (Hint: Have you onboarded to Treasury? You can learn more about the"
                    + " steps needed at https://stripe.com/docs/treasury/access)"),
    /** Treasury where it is not offered at all. */
    TREASURY_ROUTES(
            404,
            List.of("/v1/treasury/"),
            "Unrecognized request URL (GET: %s). Please see https://stripe.com/docs or we can help at"
                    + " https://support.stripe.com/."),
    FORWARDING(
            400,
            List.of("/v1/forwarding/"),
            "Your account is not authorized to send Forwarding requests in livemode. To enable access, please contact us"
                    + " via https://support.stripe.com/contact."),
    CLIMATE(400, List.of("/v1/climate/orders"), "Account not eligible for Climate Orders"),
    CONNECT(
            403,
            List.of("/v1/accounts", "/v1/application_fees"),
            "Only Stripe Connect platforms can work with other accounts. If you specified a client_id parameter, make"
                    + " sure it's correct."),
    SIGMA(400, List.of("/v1/sigma/"), "This API surface is not enabled for testmode usage."),
    /** What there is in test mode alone. */
    TEST_CLOCKS(
            400,
            List.of("/v1/test_helpers/"),
            "This endpoint is only available in testmode. Try using your test keys instead."),
    ACCOUNTS_V2(
            400,
            List.of("/v2/core/accounts"),
            "Accounts v2 is not enabled for your platform. If you're interested in using this API with your integration,"
                    + " please visit https://dashboard.stripe.com/settings/connect/platform-setup."),
    /** Accounts of v2 in the test mode that sandboxes replace. */
    ACCOUNTS_V2_TEST(
            400,
            List.of("/v2/core/accounts"),
            "Accounts v2 isn't available in test mode. Switch to a sandbox to test.");

    private final int status;
    private final List<String> paths;
    private final String message;

    /** @param message {@code %s} stands for the path */
    Product(int status, List<String> paths, String message) {
        this.status = status;
        this.paths = List.copyOf(paths);
        this.message = message;
    }

    /** A product by its name in lower case. @throws IllegalArgumentException naming all when there is none */
    public static Product named(String name) {
        return Arrays.stream(values())
                .filter(product -> product.text().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("there is no product " + name + "; there are " + names()));
    }

    /** The names of all. */
    public static String names() {
        return Arrays.stream(values()).map(Product::text).collect(Collectors.joining(", "));
    }

    /** Its name in lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The products that are missing, by the stream that belongs to them. */
    static Map<String, Product> byStream(ApiCatalog catalog, Set<Product> missing) {
        Map<String, Product> byStream = new HashMap<>();
        missing.stream().sorted().forEach(product -> {
            Stream.concat(catalog.streams().stream(), catalog.v2().stream())
                    .filter(stream -> product.has(stream.list()))
                    .forEach(stream -> byStream.put(stream.name(), product));
            for (ChildSpec child : catalog.children()) {
                if (product.has(child.list())) {
                    byStream.put(child.name(), product);
                }
            }
        });
        return byStream;
    }

    private boolean has(String list) {
        return paths.stream().anyMatch(list::startsWith);
    }

    /** What is said to a request. */
    RefusedException refusal(String path) {
        return new RefusedException(status, null, null, message.formatted(path));
    }
}
