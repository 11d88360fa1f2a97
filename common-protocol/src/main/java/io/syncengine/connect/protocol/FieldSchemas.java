// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.protocol;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Timestamp;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * The schemas of kinds of fields. Apart from {@link FieldKind}, so that streams can be listed by programs without Connect's
 * classes.
 */
public final class FieldSchemas {

    private static final Map<FieldKind, Schema> OF_KIND = new EnumMap<>(Map.of(
            FieldKind.STRING,
            Schema.OPTIONAL_STRING_SCHEMA,
            FieldKind.INT64,
            Schema.OPTIONAL_INT64_SCHEMA,
            FieldKind.FLOAT64,
            Schema.OPTIONAL_FLOAT64_SCHEMA,
            FieldKind.BOOLEAN,
            Schema.OPTIONAL_BOOLEAN_SCHEMA,
            FieldKind.JSON,
            SchemaBuilder.string()
                    .name(RecordFields.JSON_SCHEMA_NAME)
                    .version(1)
                    .optional()
                    .build(),
            FieldKind.REFERENCE,
            Schema.OPTIONAL_STRING_SCHEMA,
            FieldKind.TIMESTAMP,
            Timestamp.builder().optional().build()));

    private FieldSchemas() {}

    /** The optional schema of a kind; always the same instance, since converters cache by identity. */
    public static Schema of(FieldKind kind) {
        return Objects.requireNonNull(OF_KIND.get(kind), "each kind has one");
    }
}
