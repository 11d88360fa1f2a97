// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.api;

import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.data.Dataset;
import io.syncengine.connect.simulators.stripe.data.StreamData;
import io.syncengine.connect.simulators.stripe.shape.JsonBuffer;
import io.syncengine.connect.simulators.stripe.shape.Layout;
import io.syncengine.connect.simulators.stripe.version.Versions;
import io.syncengine.connect.simulators.stripe.webhook.HookBook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Webhook endpoints made, changed and removed by their owner. */
final class HookWrites {
    private final String list;
    private final ApiCatalog catalog;
    private Versions versions;
    private final List<HookBook> books;

    /** @param books one for each set of data that may have endpoints */
    HookWrites(ApiCatalog catalog, Versions versions, List<HookBook> books) {
        this.catalog = catalog;
        this.versions = versions;
        this.books = books;
        list = catalog.stream("webhook_endpoints").list();
    }

    void versions(Versions other) {
        versions = other;
    }

    /** Whether a request is for here. */
    boolean takes(String method, String path) {
        boolean isOne = path.startsWith(list + "/") && path.indexOf('/', list.length() + 1) < 0;
        return switch (method) {
            case "POST" -> isOne || path.equals(list);
            case "DELETE" -> isOne;
            default -> false;
        };
    }

    void answer(Call call, JsonBuffer out) {
        HookBook book = book(call);
        HookParameters parameters = new HookParameters(call.request(), catalog.eventTypes(), versions.accepted());
        String path = call.request().path();
        if (path.equals(list)) {
            create(book, parameters, out);
            return;
        }
        String id = path.substring(list.length() + 1);
        int index = book.find(id);
        if (index < 0) {
            throw RefusedException.missing(404, "webhook_endpoint", id, "webhook_endpoint");
        }
        if (call.request().method().equals("DELETE")) {
            ObjectLists.refuseParameters(call);
            book.delete(index);
            out.append("{\n  \"id\": ").string(id).append(",\n  \"object\": \"webhook_endpoint\",\n");
            out.append("  \"deleted\": true\n}\n");
        } else {
            book.update(index, checked(book, parameters.ofUpdate()));
            show(book, index, Map.of(), out);
        }
    }

    private HookBook book(Call call) {
        return books.stream()
                .filter(book -> book.data() == call.data())
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        400, null, null, "The simulator keeps no webhook endpoints of connected accounts"));
    }

    private void create(HookBook book, HookParameters parameters, JsonBuffer out) {
        Map<String, String> members = new HashMap<>(checked(book, parameters.ofCreation()));
        if (book.isFull()) {
            String mode = book.data().livemode() ? "live" : "test";
            throw new RefusedException(
                    400,
                    null,
                    null,
                    "You have reached the maximum of " + HookBook.MOST + " " + mode + " webhook endpoints.");
        }
        int index = book.create(members, parameters.isConnect(), null);
        show(
                book,
                index,
                Map.of(
                        "secret",
                        new JsonBuffer(40)
                                .string(String.valueOf(book.secret(index)))
                                .toString()),
                out);
    }

    /** In live mode Stripe sends to HTTPS only. */
    private static Map<String, String> checked(HookBook book, Map<String, String> members) {
        if (book.data().livemode() && members.getOrDefault("url", "\"https:").startsWith("\"http:")) {
            throw new RefusedException(
                    400, "url_invalid", "url", "Invalid URL: URL must begin with https:// in live mode.");
        }
        return members;
    }

    private static void show(HookBook book, int index, Map<String, String> more, JsonBuffer out) {
        Dataset data = book.data();
        StreamData stream = data.stream(book.spec());
        stream.append(out, index, stream.version(index, data.now()), Layout.TOP, more);
        out.append('\n');
    }
}
