// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.limits;

import io.syncengine.connect.simulators.exchange.SimRequest;
import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.catalog.ChildSpec;
import io.syncengine.connect.simulators.stripe.catalog.StreamSpec;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names the route of a request: method and path with ids left out, such as {@code GET /v1/customers/{id}/sources}. Stripe
 * limits each by itself. Immutable.
 */
public final class Routes {
    /** Parts of paths that group lists. What follows is never an id. */
    private static final Set<String> VERSIONS = Set.of("v1", "v2");

    private final Set<String> lists;

    /** @param lists paths of lists, such as {@code /v1/customers} or {@code /v1/customers/{id}/sources} */
    public Routes(Collection<String> lists) {
        this.lists = Set.copyOf(lists);
    }

    /** Those of an API description. */
    public static Routes of(ApiCatalog catalog) {
        return new Routes(Stream.of(
                        catalog.streams().stream().map(StreamSpec::list),
                        catalog.v2().stream().map(StreamSpec::list),
                        catalog.children().stream().map(ChildSpec::list))
                .flatMap(lists -> lists)
                .map(list -> list.replaceAll("\\{[^}]*}", "{id}"))
                .collect(Collectors.toSet()));
    }

    public String of(SimRequest request) {
        return request.method() + " " + template(request.segments());
    }

    private String template(List<String> segments) {
        StringBuilder path = new StringBuilder();
        boolean isAfterList = false;
        for (String segment : segments) {
            boolean isId = isAfterList ? !segment.equals("search") : looksLikeId(segment);
            path.append('/').append(isId ? "{id}" : segment);
            isAfterList = lists.contains(path.toString());
        }
        return path.toString();
    }

    /** Below lists that the description does not have. */
    private static boolean looksLikeId(String segment) {
        return !VERSIONS.contains(segment) && segment.chars().anyMatch(Character::isDigit);
    }
}
