// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.protocol;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Timestamp;

import java.util.Locale;

/** How a top-level property of a Stripe resource is carried in a record. Every kind is optional in its schema. */
public enum FieldKind {
    STRING(Schema.OPTIONAL_STRING_SCHEMA),
    INT64(Schema.OPTIONAL_INT64_SCHEMA),
    FLOAT64(Schema.OPTIONAL_FLOAT64_SCHEMA),
    BOOLEAN(Schema.OPTIONAL_BOOLEAN_SCHEMA),
    /** An object, array, map or union, as JSON text. */
    JSON(SchemaBuilder.string()
            .name(RecordFields.JSON_SCHEMA_NAME)
            .version(1)
            .optional()
            .build()),
    /** An expandable reference: always the id, whether Stripe sent the id or the object. */
    REFERENCE(Schema.OPTIONAL_STRING_SCHEMA),
    /** Seconds since 1970 in Stripe's text, a Connect {@code Timestamp} in the record. */
    TIMESTAMP(Timestamp.builder().optional().build());

    private final Schema schema;

    FieldKind(Schema schema) {
        this.schema = schema;
    }

    /** The optional schema of this kind; always the same instance, since converters cache by identity. */
    public Schema schema() {
        return schema;
    }

    /** Lower-case name, as written in the stream index. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind with that code.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static FieldKind ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
