// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.record;

import io.syncengine.connect.protocol.FieldKind;
import io.syncengine.connect.protocol.RecordFields;
import io.syncengine.connect.protocol.StreamSchema;
import io.syncengine.connect.stripe.change.Change;
import io.syncengine.connect.stripe.data.StripeObject;
import io.syncengine.connect.stripe.redact.Redaction;
import io.syncengine.connect.stripe.redact.StreamRedaction;
import io.syncengine.connect.stripe.spec.FieldDefinition;
import io.syncengine.connect.stripe.spec.SchemaFactory;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

import java.util.Date;
import java.util.List;

/** Objects of one stream as values of its schema. Runs for every row, so names are looked up once, here. */
final class RowValues {

    private static final long MILLIS_PER_SECOND = 1000;

    private final String account;
    private final StreamSchema schema;
    private final @Nullable Field[] properties;
    private final boolean[] moments;
    private final Field id;
    private final Field accountId;
    private final Field updatedAt;
    private final @Nullable Field parentId;
    private final Field deleted;
    private final @Nullable Field rawData;
    private final @Nullable StreamRedaction redaction;

    RowValues(
            StreamDefinition stream, SchemaFactory schemas, StreamSchema schema, String account, Redaction redaction) {
        this.account = account;
        this.schema = schema;
        List<FieldDefinition> fields = stream.fields();
        properties = new @Nullable Field[fields.size()];
        moments = new boolean[fields.size()];
        for (int i = 0; i < fields.size(); i++) {
            FieldDefinition field = fields.get(i);
            // The id comes from where nothing can be missing. Rows of text alone have no other.
            properties[i] =
                    field.name().equals(RecordFields.ID) ? null : schema.value().field(field.name());
            moments[i] = schemas.kind(field) == FieldKind.TIMESTAMP;
        }
        id = schema.field(RecordFields.ID);
        accountId = schema.field(RecordFields.ACCOUNT_ID);
        updatedAt = schema.field(RecordFields.UPDATED_AT);
        parentId = schema.value().field(RecordFields.PARENT_ID);
        deleted = schema.field(RecordFields.DELETED);
        rawData = schema.value().field(RecordFields.RAW_DATA);
        this.redaction = redaction.of(stream, rawData != null).orElse(null);
    }

    Struct of(Change change) {
        StripeObject object = redaction == null ? change.object() : redaction.of(change.object());
        Struct row = new Struct(schema.value());
        row.put(id, object.id());
        @Nullable Object[] values = object.values();
        for (int i = 0; i < values.length; i++) {
            Field property = properties[i];
            Object value = values[i];
            // A field that nobody sets is null.
            if (value != null && property != null) {
                row.put(property, moments[i] ? moment((Long) value) : value);
            }
        }
        row.put(accountId, account);
        row.put(updatedAt, new Date(change.version() * MILLIS_PER_SECOND));
        if (parentId != null) {
            row.put(parentId, change.parentId());
        }
        row.put(deleted, change.delete());
        if (rawData != null) {
            row.put(rawData, object.raw());
        }
        return row;
    }

    /** Null for a number that is no moment at all: the row is worth more than the field. */
    private static @Nullable Date moment(long seconds) {
        long limit = Long.MAX_VALUE / MILLIS_PER_SECOND;
        return seconds >= -limit && seconds <= limit ? new Date(seconds * MILLIS_PER_SECOND) : null;
    }
}
