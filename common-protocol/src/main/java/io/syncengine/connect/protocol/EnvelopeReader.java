// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.protocol;

import io.syncengine.connect.protocol.ReadRules.Envelopes;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * Changes as Debezium's sources write them: the row before, the row after, and the operation.
 *
 * @param row the row that the change is about: after, or before when it was deleted; null if the change does not say
 * @param deleted whether the row is gone
 */
record EnvelopeReader(@Nullable Object row, boolean deleted) {

    static final String BEFORE = "before";
    static final String AFTER = "after";
    static final String OP = "op";

    /** Whether the values of a schema are envelopes. */
    static boolean isEnvelope(Schema schema, Envelopes rule) {
        return switch (rule) {
            case NEVER -> false;
            case ALWAYS -> true;
            case AUTO -> isStruct(schema.field(BEFORE)) && isStruct(schema.field(AFTER)) && schema.field(OP) != null;
        };
    }

    /** Whether a value without schema is an envelope. */
    static boolean isEnvelope(Map<?, ?> value, Envelopes rule) {
        return switch (rule) {
            case NEVER -> false;
            case ALWAYS -> true;
            case AUTO -> value.get(OP) instanceof String && (isNested(value, BEFORE) || isNested(value, AFTER));
        };
    }

    /**
     * Takes an envelope apart.
     *
     * @throws org.apache.kafka.connect.errors.DataException if it has no operation on a row
     */
    static EnvelopeReader of(@Nullable Object op, @Nullable Object before, @Nullable Object after) {
        if (!(op instanceof String operation)) {
            throw Fault.of(OP, "an envelope has no operation; where values are rows set record.shape=flat");
        }
        switch (operation) {
            case "c", "r", "u" -> {
                if (after == null) {
                    throw Fault.of(AFTER, "the row is missing");
                }
                return new EnvelopeReader(after, false);
            }
            case "d" -> {
                return new EnvelopeReader(before, true);
            }
            default -> throw Fault.of(OP, "the operation is not about a single row");
        }
    }

    private static boolean isStruct(@Nullable Field field) {
        return field != null && field.schema().type() == Schema.Type.STRUCT;
    }

    private static boolean isNested(Map<?, ?> value, String field) {
        return value.get(field) instanceof Map || value.get(field) instanceof JsonText.Verbatim;
    }
}
