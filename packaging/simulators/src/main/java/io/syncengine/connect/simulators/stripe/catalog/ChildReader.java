// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads child-table.txt and the lists it names. */
final class ChildReader {
    private static final List<String> SHOWN =
            List.of("added", "updated", "removed", "parent", "parent.added", "summary");
    /** Lists without parents of which there is a list, or without rows that last. */
    private static final Set<String> LEFT_OUT = Set.of(
            "/v1/apps/secrets",
            "/v1/billing/meters/{id}/event_summaries",
            "/v1/credit_notes/preview/lines",
            "/v1/exchange_rates",
            "/v1/sources/{source}/source_transactions",
            "/v1/tax/calculations/{calculation}/line_items",
            "/v1/tax/transactions/{transaction}/line_items");
    /** Views of lists at the top. */
    private static final Set<String> VIEWS =
            Set.of("/v1/customers/{customer}/payment_methods", "/v1/customers/{customer}/tax_ids");

    private final Operations operations;
    private final Function<String, StreamSpec> streams;
    private final EventPlans plans;
    private int position;

    /** @param position of the first of them */
    ChildReader(Operations operations, Function<String, StreamSpec> streams, EventPlans plans, int position) {
        this.operations = operations;
        this.streams = streams;
        this.plans = plans;
        this.position = position;
    }

    /** @throws IllegalStateException when table and description do not go together */
    List<ChildSpec> read(Set<String> lists) {
        Set<String> open = new HashSet<>(lists);
        open.removeAll(LEFT_OUT);
        open.removeAll(VIEWS);
        List<ChildSpec> children = new ArrayList<>();
        for (List<String> row : TextTable.rows(ChildReader.class, "child-table.txt", 10)) {
            ChildSpec child = child(row);
            if (!open.remove(child.list()) && !child.isSingle()) {
                throw new IllegalStateException("child-table.txt has too much " + child.list());
            }
            children.add(child);
        }
        if (!open.isEmpty()) {
            throw new IllegalStateException("child-table.txt lacks " + open);
        }
        return children;
    }

    private ChildSpec child(List<String> row) {
        String list = row.get(0);
        JsonNode get = operations.get(list);
        Map<String, String> events = events(row.get(9));
        boolean isQuery = !row.get(3).isEmpty();
        Set<String> links = new HashSet<>(List.of(row.get(5).split(" +")));
        Set<String> nulls = new HashSet<>();
        links.removeIf(link -> link.startsWith("!") ? nulls.add(link.substring(1)) : link.isEmpty());
        @Nullable String parent = events.get("parent");
        return new ChildSpec(
                row.get(1),
                streams.apply(row.get(2)),
                kinds(row, get, events),
                isQuery ? row.get(3) : list.substring(list.indexOf('{') + 1, list.indexOf('}')),
                isQuery,
                row.get(4).isEmpty() ? null : row.get(4),
                links,
                nulls,
                ChildSpec.Count.parse(row.get(6)),
                changes(row.get(7)),
                new ChildSpec.Signals(
                        events.getOrDefault("parent.added", parent), parent, summary(events.get("summary"))));
    }

    private List<StreamSpec> kinds(List<String> row, JsonNode get, Map<String, String> events) {
        List<String> resources = Operations.resources(get);
        String[] ids = row.get(8).split(" *, *");
        if (ids.length != resources.size()) {
            throw new IllegalStateException(row.get(0) + " has " + resources + ", but ids " + row.get(8));
        }
        List<StreamSpec> kinds = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            if (!ids[i].equals("-")) {
                EventPlan plan = new EventPlan(
                        events.get("added"),
                        events.get("updated"),
                        events.get("removed"),
                        true,
                        events.values().stream().toList());
                kinds.add(spec(row, resources.get(i), get, IdRule.parse(ids[i]), plan));
            }
        }
        return kinds;
    }

    private StreamSpec spec(List<String> row, String resource, JsonNode get, IdRule id, EventPlan plan) {
        return new StreamSpec(
                position++,
                row.get(1),
                resource,
                row.get(0),
                id,
                Operations.parameters(get, false),
                Operations.parameters(get, true),
                operations.schema(resource).path("properties").has("created") ? "created" : null,
                false,
                0,
                0,
                plan);
    }

    private @Nullable StreamSpec summary(@Nullable String type) {
        if (type == null) {
            return null;
        }
        String resource = type.substring(0, type.lastIndexOf('.'));
        EventPlan plan = new EventPlan(null, type, null, true, List.of(type));
        IdRule none = new IdRule("", IdRule.Scheme.RANDOM, 0);
        return new StreamSpec(position++, resource, resource, "", none, Set.of(), Set.of(), null, false, 0, 0, plan);
    }

    private Map<String, String> events(String text) {
        Map<String, String> events = new HashMap<>();
        for (String event : text.isEmpty() ? new String[0] : text.split(" +")) {
            int colon = event.indexOf(':');
            String type = event.substring(colon + 1);
            if (!SHOWN.contains(event.substring(0, colon)) || !plans.types().contains(type)) {
                throw new IllegalStateException("child-table.txt names an unknown event: " + event);
            }
            events.put(event.substring(0, colon), type);
        }
        return events;
    }

    private static Set<ChildSpec.Change> changes(String letters) {
        Set<ChildSpec.Change> changes = new HashSet<>();
        for (char letter : letters.toCharArray()) {
            changes.add(
                    switch (letter) {
                        case 'a' -> ChildSpec.Change.ADDED;
                        case 'u' -> ChildSpec.Change.UPDATED;
                        case 'r' -> ChildSpec.Change.REMOVED;
                        default -> throw new IllegalStateException("Not a change of a child: " + letters);
                    });
        }
        return changes;
    }
}
