// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What an API description says of a list that can be read without a parent.
 *
 * @param path such as {@code /v1/checkout/sessions}
 * @param resource the {@code object} value of its items
 * @param createdFilter whether the list takes {@code created}
 * @param paged whether it takes {@code limit} and {@code starting_after}
 * @param retrievePath path of one item, with <code>{id}</code> in place of its id; null: there is none
 * @param fields top-level properties of its items in the description's order
 */
public record ListOperation(
        String path,
        String resource,
        boolean createdFilter,
        boolean paged,
        @Nullable String retrievePath,
        List<FieldDefinition> fields) {

    public ListOperation {
        fields = List.copyOf(fields);
    }

    boolean hasField(String name) {
        return fields.stream().anyMatch(field -> field.name().equals(name));
    }
}
