// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.data;

import io.syncengine.connect.protocol.FieldKind;
import io.syncengine.connect.stripe.spec.CreatedFilter;
import io.syncengine.connect.stripe.spec.FieldDefinition;
import io.syncengine.connect.stripe.spec.Paging;
import io.syncengine.connect.stripe.spec.StreamClass;
import io.syncengine.connect.stripe.spec.StreamDefinition;

import java.util.List;
import java.util.Map;

/** A made-up stream with a property of every kind. */
final class Streams {

    private static final List<FieldDefinition> FIELDS = List.of(
            new FieldDefinition("id", FieldKind.STRING),
            new FieldDefinition("name", FieldKind.STRING),
            new FieldDefinition("amount", FieldKind.INT64),
            new FieldDefinition("rate", FieldKind.FLOAT64),
            new FieldDefinition("live", FieldKind.BOOLEAN),
            new FieldDefinition("extra", FieldKind.JSON),
            new FieldDefinition("ref", FieldKind.REFERENCE),
            new FieldDefinition("made", FieldKind.TIMESTAMP));

    private Streams() {}

    /** Ranges go by {@code made}. */
    static StreamDefinition things() {
        return new StreamDefinition(
                "things",
                "thing",
                List.of("thing"),
                "/v1/things",
                StreamClass.A,
                Paging.CURSOR,
                null,
                new CreatedFilter("made", CreatedFilter.Form.EPOCH),
                true,
                false,
                Map.of(),
                "/v1/things/{id}",
                FIELDS);
    }

    /** The object's value of that field. */
    static Object value(StripeObject object, String field) {
        for (int i = 0; i < FIELDS.size(); i++) {
            if (FIELDS.get(i).name().equals(field)) {
                return object.values()[i];
            }
        }
        throw new AssertionError("no field " + field);
    }
}
