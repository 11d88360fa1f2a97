// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.catalog;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * A list of the API description, or an object that an account has one of.
 *
 * @param position its number among all, from 0
 * @param name in the plural, as topics and tables are called
 * @param resource name of its objects' schema, also their {@code object}
 * @param list path of the list, with the parent's id in braces where it has one
 * @param id look of the ids
 * @param parameters names of the query parameters, without {@code [gte]} and the like
 * @param required those of them that must be given
 * @param moment property that shows when an object was created; null when none does
 * @param tellsDeleted whether a deleted object can still be retrieved, as a stub
 * @param share part of an account's objects that is usual
 * @param most objects that no account exceeds; 0: no bound
 */
public record StreamSpec(
        int position,
        String name,
        String resource,
        String list,
        IdRule id,
        Set<String> parameters,
        Set<String> required,
        @Nullable String moment,
        boolean tellsDeleted,
        int share,
        int most,
        EventPlan events) {
    public StreamSpec {
        parameters = Set.copyOf(parameters);
        required = Set.copyOf(required);
    }

    /** Whether the list takes a page size and cursors. */
    public boolean isPaged() {
        return parameters.contains("starting_after");
    }

    public boolean isFilteredByCreated() {
        return parameters.contains("created");
    }

    /** Whether an account has exactly one of it. */
    public boolean isSingle() {
        return share == 0 && most == 1;
    }

    public boolean isEvents() {
        return name.equals(ApiCatalog.EVENTS) || name.equals(ApiCatalog.V2_EVENTS);
    }

    /** Whether it is one of the lists below {@code /v2/}, whose events carry no object. */
    public boolean isV2() {
        return list.startsWith("/v2/");
    }
}
