// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.sinks.rows;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Timestamp;

import java.util.LinkedHashMap;
import java.util.Map;

/** The columns of a row, in the shape that the record contract gives to a charge: 21 typed ones and those of the sync. */
final class RowColumns {

    private static final String JSON = "io.debezium.data.Json";

    static final Schema KEY = SchemaBuilder.struct()
            .name("stripe.charges.Key")
            .field("id", Schema.STRING_SCHEMA)
            .field("_account_id", Schema.STRING_SCHEMA)
            .build();

    private static final Map<String, Schema> FIELDS = fields();

    static final Schema VALUE = value();

    private RowColumns() {}

    private static Map<String, Schema> fields() {
        Map<String, Schema> fields = new LinkedHashMap<>();
        for (String text : new String[] {"id", "object"}) {
            fields.put(text, Schema.OPTIONAL_STRING_SCHEMA);
        }
        for (String number : new String[] {"amount", "amount_captured", "amount_refunded", "created"}) {
            fields.put(number, Schema.OPTIONAL_INT64_SCHEMA);
        }
        for (String flag : new String[] {"captured", "disputed", "livemode", "paid", "refunded"}) {
            fields.put(flag, Schema.OPTIONAL_BOOLEAN_SCHEMA);
        }
        for (String text : new String[] {
            "balance_transaction",
            "currency",
            "customer",
            "description",
            "invoice",
            "payment_intent",
            "payment_method",
            "receipt_email",
            "status"
        }) {
            fields.put(text, Schema.OPTIONAL_STRING_SCHEMA);
        }
        fields.put("metadata", json());
        fields.put("_raw_data", json());
        fields.put("_account_id", Schema.OPTIONAL_STRING_SCHEMA);
        fields.put("_updated_at", Timestamp.builder().optional().build());
        return fields;
    }

    private static Schema json() {
        return SchemaBuilder.string().name(JSON).optional().build();
    }

    private static Schema value() {
        SchemaBuilder builder = SchemaBuilder.struct().name("stripe.charges.Value");
        FIELDS.forEach(builder::field);
        return builder.build();
    }

    /** The type that a column has in PostgreSQL. */
    static String type(Schema schema) {
        if (Timestamp.LOGICAL_NAME.equals(schema.name())) {
            return "timestamptz";
        }
        if (JSON.equals(schema.name())) {
            return "jsonb";
        }
        return switch (schema.type()) {
            case INT64 -> "bigint";
            case BOOLEAN -> "boolean";
            default -> "text";
        };
    }
}
