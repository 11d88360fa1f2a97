// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an API description says of something that can be read without knowing an object's id: a list, or a single object.
 *
 * @param path such as {@code /v1/checkout/sessions}; with <code>{parent}</code> in place of a parent's id
 * @param resources the {@code object} values of its items
 * @param paging how its answers follow each other
 * @param parameters the query parameters that it knows, by name, each with the values that it takes; no values: any
 * @param required those parameters that it does not do without
 * @param retrievePath path of one item, with <code>{id}</code> in place of its id and <code>{parent}</code> in place of
 *     the parent's; null: there is none
 * @param fields top-level properties of its items in the description's order
 */
public record ListOperation(
        String path,
        List<String> resources,
        Paging paging,
        Map<String, List<String>> parameters,
        Set<String> required,
        @Nullable String retrievePath,
        List<FieldDefinition> fields) {

    private static final String CREATED = "created";
    private static final String CREATED_FLAT = "created_gte";

    public ListOperation {
        resources = List.copyOf(resources);
        parameters = Map.copyOf(parameters);
        required = Set.copyOf(required);
        fields = List.copyOf(fields);
    }

    boolean hasField(String name) {
        return fields.stream().anyMatch(field -> field.name().equals(name));
    }

    boolean takes(String parameter) {
        return parameters.containsKey(parameter);
    }

    /** Whether it belongs to one parent, whose id is in its path. */
    boolean isNested() {
        return path.contains("{parent}");
    }

    /** The filter by moments of that property; null: it has none, or its items do not have the property. */
    @Nullable
    CreatedFilter createdFilter(String field) {
        if (!hasField(field)) {
            return null;
        }
        if (paging != Paging.NEXT_PAGE) {
            return takes(CREATED) ? new CreatedFilter(field, CreatedFilter.Form.EPOCH) : null;
        }
        if (takes(CREATED_FLAT)) {
            return new CreatedFilter(field, CreatedFilter.Form.FLAT_TEXT);
        }
        return takes(CREATED) ? new CreatedFilter(field, CreatedFilter.Form.TEXT) : null;
    }
}
