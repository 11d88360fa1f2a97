// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import org.jspecify.annotations.Nullable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One stream.
 *
 * @param name plural snake case; topic, table and offset key
 * @param alias the singular name, accepted in settings
 * @param resource Stripe's {@code object} value, such as {@code checkout.session}
 * @param path of the list, such as {@code /v1/checkout/sessions}
 * @param streamClass how changes are found
 * @param paged whether the list takes {@code limit} and {@code starting_after}; false: one answer holds everything
 * @param rangeField property that the {@code created} filter of the list goes by; null: the list has no such filter, or
 *     its objects do not tell the moment, so that it is read front to back
 * @param fixedParameters sent with every list call, such as {@code status=all}
 * @param retrievePath path of one object, with <code>{id}</code> in place of its id; null: there is none
 * @param fields top-level properties in the order of the API description, {@code id} included
 */
public record StreamDefinition(
        String name,
        String alias,
        String resource,
        String path,
        StreamClass streamClass,
        boolean paged,
        @Nullable String rangeField,
        Map<String, String> fixedParameters,
        @Nullable String retrievePath,
        List<FieldDefinition> fields) {

    public StreamDefinition {
        fixedParameters = Map.copyOf(fixedParameters);
        fields = List.copyOf(fields);
    }

    /** Whether the list can be cut by {@code created}. */
    public boolean isRanged() {
        return rangeField != null;
    }

    /**
     * Path of the object with that id, ready for a URL; empty when Stripe offers none. Ids of coupons, plans and
     * products are chosen by people, so they may hold anything.
     */
    public Optional<String> pathOf(String id) {
        String segment = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
        return Optional.ofNullable(retrievePath).map(path -> path.replace("{id}", segment));
    }
}
