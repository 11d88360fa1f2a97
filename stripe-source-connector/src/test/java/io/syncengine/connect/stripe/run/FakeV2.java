// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.api.ApiRequest;
import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.api.StripeApiException.Kind;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The v2 lists of a fake account, newest first, and its thin events. A link holds for the query that it came from, until all
 * links expire.
 */
final class FakeV2 {

    static final String EVENTS = "/v2/core/events";

    private static final String PAGE = "page";

    private record Item(String id, long created, int number, String type, String json) {}

    private final Map<String, List<Item>> lists = new HashMap<>();
    private final Set<String> closed = new HashSet<>();
    private int numbers;
    private int generation;
    String host = "";
    boolean beginsWithAnEmptyPage;

    /** An object as it is now; with what it was before gone. */
    void put(String path, String type, String id, long created, String text) {
        String json = "{\"id\":\"" + id + "\",\"object\":\"" + type + "\",\"created\":\"" + iso(created)
                + "\",\"description\":\"" + text + "\"}";
        add(path, new Item(id, created, ++numbers, type, json));
    }

    /** Lists hide the object unless they are asked for closed ones. */
    void close(String id) {
        closed.add(id);
    }

    void remove(String path, String id) {
        lists.getOrDefault(path, new ArrayList<>()).removeIf(item -> item.id().equals(id));
    }

    /** An event about an object, which shows from now on. */
    void event(String type, String objectType, String path, String id, long created) {
        String event = "evt_v2_" + ++numbers;
        String json = "{\"id\":\"" + event + "\",\"object\":\"v2.core.event\",\"type\":\"" + type
                + "\",\"created\":\"" + iso(created)
                + "\",\"livemode\":false,\"reason\":null,\"related_object\":{\"id\":\""
                + id + "\",\"type\":\"" + objectType + "\",\"url\":\"" + path + "/" + id + "\"}}";
        add(EVENTS, new Item(event, created, numbers, type, json));
    }

    private void add(String path, Item item) {
        List<Item> list = lists.computeIfAbsent(path, key -> new ArrayList<>());
        list.removeIf(other -> other.id().equals(item.id()));
        list.add(item);
        list.sort(
                Comparator.comparing(Item::created).thenComparing(Item::number).reversed());
    }

    /** No link that was given out so far is taken any more. */
    void expireLinks() {
        generation++;
    }

    List<String> ids(String path) {
        return lists.getOrDefault(path, List.of()).stream().map(Item::id).toList();
    }

    private static String iso(long second) {
        return Instant.ofEpochSecond(second).plusMillis(7).toString();
    }

    /** The answer to a call. */
    String read(ApiRequest request) throws StripeApiException {
        if (request.route().endsWith("{id}")) {
            int slash = request.path().lastIndexOf('/');
            return lists.getOrDefault(request.path().substring(0, slash), List.of()).stream()
                    .filter(item -> item.id().equals(request.path().substring(slash + 1)))
                    .map(Item::json)
                    .findFirst()
                    .orElseThrow(() -> FakeStripe.error(Kind.NOT_FOUND, "Object not found"));
        }
        List<Item> found = lists.getOrDefault(request.path(), List.of()).stream()
                .filter(item -> isAsked(request, item))
                .toList();
        String token = FakeStripe.parameter(request, PAGE);
        if (token != null) {
            String[] parts = token.split("\\.", -1);
            if (!parts[0].equals(Integer.toString(generation)) || !parts[1].equals(print(request))) {
                throw FakeStripe.error(Kind.REJECTED, "The page token is invalid or has expired");
            }
            long created = Long.parseLong(parts[2]);
            int number = Integer.parseInt(parts[3]);
            found = found.stream()
                    .filter(item -> item.created() < created || (item.created() == created && item.number() < number))
                    .toList();
        }
        int size = token == null && beginsWithAnEmptyPage
                ? 0
                : Integer.parseInt(String.valueOf(FakeStripe.parameter(request, "limit")));
        List<Item> page = found.subList(0, Math.min(size, found.size()));
        String data = page.stream().map(Item::json).collect(Collectors.joining(","));
        String next = page.size() == found.size() ? "null" : '"' + link(request, page) + '"';
        return "{\"data\":[" + data + "],\"next_page_url\":" + next + ",\"previous_page_url\":null}";
    }

    private String link(ApiRequest request, List<Item> page) {
        StringBuilder link = new StringBuilder(host).append(request.path()).append('?');
        request.query().stream()
                .filter(parameter -> !parameter.getKey().equals(PAGE))
                .forEach(parameter -> link.append(escaped(parameter.getKey()))
                        .append('=')
                        .append(escaped(parameter.getValue()))
                        .append('&'));
        link.append("page=")
                .append(generation)
                .append('.')
                .append(print(request))
                .append('.');
        return page.isEmpty()
                ? link.append(Long.MAX_VALUE).append(".0").toString()
                : link.append(page.get(page.size() - 1).created())
                        .append('.')
                        .append(page.get(page.size() - 1).number())
                        .toString();
    }

    private static String escaped(String text) {
        return text.replace("[", "%5B").replace("]", "%5D").replace(":", "%3A");
    }

    /** Tells queries apart that may not share links. */
    private static String print(ApiRequest request) {
        return Integer.toString(request.query().stream()
                .filter(parameter ->
                        !parameter.getKey().equals(PAGE) && !parameter.getKey().equals("limit"))
                .toList()
                .hashCode());
    }

    private boolean isAsked(ApiRequest request, Item item) {
        Long from = moment(request, "created[gte]", "created_gte");
        Long to = moment(request, "created[lt]", "created_lt");
        List<String> types = request.query().stream()
                .filter(parameter -> parameter.getKey().equals("types"))
                .map(Map.Entry::getValue)
                .toList();
        boolean asksForClosed = "true".equals(FakeStripe.parameter(request, "closed"));
        return closed.contains(item.id()) == asksForClosed
                && (from == null || item.created() >= from)
                && (to == null || item.created() < to)
                && (types.isEmpty() || types.contains(item.type()));
    }

    private static @Nullable Long moment(ApiRequest request, String nested, String flat) {
        String given = FakeStripe.parameter(request, nested);
        String text = given != null ? given : FakeStripe.parameter(request, flat);
        return text == null ? null : Instant.parse(text).getEpochSecond();
    }
}
