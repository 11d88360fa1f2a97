// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.record;

import io.syncengine.connect.protocol.FieldKind;
import io.syncengine.connect.stripe.change.Change;
import io.syncengine.connect.stripe.change.ChangeBatch;
import io.syncengine.connect.stripe.change.Origin;
import io.syncengine.connect.stripe.config.RecordSettings;
import io.syncengine.connect.stripe.config.TopicFormat;
import io.syncengine.connect.stripe.config.ValueFormat;
import io.syncengine.connect.stripe.data.StripeObject;
import io.syncengine.connect.stripe.redact.Redaction;
import io.syncengine.connect.stripe.spec.CreatedFilter;
import io.syncengine.connect.stripe.spec.FieldDefinition;
import io.syncengine.connect.stripe.spec.Paging;
import io.syncengine.connect.stripe.spec.StreamClass;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.spec.TimestampMode;
import io.syncengine.connect.stripe.state.Range;
import io.syncengine.connect.stripe.state.StreamState;

import java.util.List;
import java.util.Map;

/** A stream with a property of each kind, and batches of it. */
final class Batches {

    static final long NOW = 1_764_000_000L;
    static final String ACCOUNT = "acct_1A";

    static final StreamDefinition GADGETS = new StreamDefinition(
            "gadgets",
            "gadget",
            List.of("gadget"),
            "/v1/gadgets",
            StreamClass.A,
            Paging.CURSOR,
            null,
            new CreatedFilter("created", CreatedFilter.Form.EPOCH),
            true,
            false,
            Map.of(),
            "/v1/gadgets/{id}",
            List.of(
                    new FieldDefinition("id", FieldKind.STRING),
                    new FieldDefinition("name", FieldKind.STRING),
                    new FieldDefinition("amount", FieldKind.INT64),
                    new FieldDefinition("rate", FieldKind.FLOAT64),
                    new FieldDefinition("active", FieldKind.BOOLEAN),
                    new FieldDefinition("metadata", FieldKind.JSON),
                    new FieldDefinition("customer", FieldKind.REFERENCE),
                    new FieldDefinition("created", FieldKind.TIMESTAMP)));

    static final StreamState BEFORE = StreamState.fresh("2026-10-28.endive")
            .plan(
                    "2026-10-28.endive",
                    NOW - 1000,
                    NOW - 1600,
                    NOW - 9000,
                    List.of(Range.unread(NOW - 9000, NOW - 999)));

    static final StreamState AFTER =
            BEFORE.listed(List.of(new Range(NOW - 9000, NOW - 3000, List.of("g_9"), NOW - 3001L)), NOW - 10, 3);

    private Batches() {}

    static RecordSettings settings(TimestampMode timestamps, boolean rawData, boolean tombstones) {
        return new RecordSettings(
                TopicFormat.of("stripe."), ValueFormat.COLUMNS, timestamps, rawData, tombstones, Redaction.NONE);
    }

    static RecordSettings inFormat(ValueFormat format, TimestampMode timestamps) {
        return new RecordSettings(TopicFormat.of("stripe."), format, timestamps, true, true, Redaction.NONE);
    }

    static RecordSettings standard() {
        return settings(TimestampMode.EPOCH, true, true);
    }

    static StripeObject object(String id) {
        Object[] values = {id, "Gadget", 9_007_199_254_740_993L, 1.5, true, "{\"a\":1}", "cus_1", NOW - 5000};
        return new StripeObject(id, NOW - 5000, values, "{\"id\":\"" + id + "\",\"amount\":9007199254740993}", false);
    }

    static Change listed(String id) {
        return new Change(
                object(id), null, NOW - 10, false, Origin.BACKFILL, null, null, "2026-10-28.endive", "req_page");
    }

    static Change updated(String id) {
        return new Change(
                object(id),
                null,
                NOW - 20,
                false,
                Origin.EVENT,
                "evt_1",
                "gadget.updated",
                "2026-10-28.endive",
                "req_evt");
    }

    static Change deleted(String id) {
        return new Change(object(id), null, NOW - 15, true, Origin.EVENT, "evt_2", "gadget.deleted", null, null);
    }

    static ChangeBatch batch(List<Change> changes) {
        return new ChangeBatch(GADGETS, ACCOUNT, true, changes, BEFORE, AFTER, NOW, 1000);
    }

    static ChangeBatch batch(Change... changes) {
        return batch(List.of(changes));
    }
}
