// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.record;

import static io.syncengine.connect.stripe.record.Batches.AFTER;
import static io.syncengine.connect.stripe.record.Batches.BEFORE;
import static io.syncengine.connect.stripe.record.Batches.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.syncengine.connect.protocol.ControlRecords;
import io.syncengine.connect.stripe.change.Change;
import io.syncengine.connect.stripe.change.ChangeBatch;
import io.syncengine.connect.stripe.change.Origin;
import io.syncengine.connect.stripe.config.RecordSettings;
import io.syncengine.connect.stripe.config.TopicFormat;
import io.syncengine.connect.stripe.config.ValueFormat;
import io.syncengine.connect.stripe.data.StripeObject;
import io.syncengine.connect.stripe.redact.Redaction;
import io.syncengine.connect.stripe.spec.TimestampMode;
import io.syncengine.connect.stripe.state.Phase;
import io.syncengine.connect.stripe.state.StreamOffsets;
import io.syncengine.connect.stripe.state.StreamState;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

final class ChangeRecordsTest {

    private final ChangeRecords records = new ChangeRecords(Batches.standard());

    private SourceRecord only(Change change) {
        return records.of(Batches.batch(change)).get(0);
    }

    private static Map<String, Object> fields(Object value) {
        Struct struct = (Struct) value;
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Field field : struct.schema().fields()) {
            fields.put(field.name(), struct.get(field));
        }
        return fields;
    }

    private static Map<String, Object> headers(SourceRecord record) {
        Map<String, Object> headers = new LinkedHashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), header.value()));
        return headers;
    }

    @Nested
    final class Rows {

        @Test
        void holdEveryPropertyAndOurOwnFields() {
            SourceRecord row = only(Batches.listed("g_1"));

            assertThat(row.valueSchema().name()).isEqualTo("stripe.gadgets.Value");
            assertThat(fields(row.value()))
                    .containsExactly(
                            entry("id", "g_1"),
                            entry("name", "Gadget"),
                            entry("amount", 9_007_199_254_740_993L),
                            entry("rate", 1.5),
                            entry("active", true),
                            entry("metadata", "{\"a\":1}"),
                            entry("customer", "cus_1"),
                            entry("created", NOW - 5000),
                            entry("_account_id", "acct_1A"),
                            entry("_updated_at", new Date((NOW - 10) * 1000)),
                            entry("_deleted", false),
                            entry("_raw_data", "{\"id\":\"g_1\",\"amount\":9007199254740993}"));
            ((Struct) row.value()).validate();
        }

        @Test
        void areKeyedByIdAndAccount() {
            SourceRecord row = only(Batches.listed("g_1"));

            assertThat(row.keySchema().name()).isEqualTo("stripe.gadgets.Key");
            assertThat(fields(row.key())).containsExactly(entry("id", "g_1"), entry("_account_id", "acct_1A"));
        }

        @Test
        void goToTheStreamsTopicWithTheVersionAsTimestamp() {
            SourceRecord row = only(Batches.listed("g_1"));

            assertThat(row.topic()).isEqualTo("stripe.gadgets");
            assertThat(row.kafkaPartition()).isNull();
            assertThat(row.timestamp()).isEqualTo((NOW - 10) * 1000);
            assertThat(row.sourcePartition())
                    .isEqualTo(Map.of("account", "acct_1A", "livemode", "true", "stream", "gadgets"));
        }

        @Test
        void ofAPageTellPassAndRequest() {
            assertThat(headers(only(Batches.listed("g_1"))))
                    .containsExactly(
                            entry("stripe.api.version", "2026-10-28.endive"),
                            entry("stripe.origin", "backfill"),
                            entry("stripe.epoch", 1L),
                            entry("stripe.request.id", "req_page"));
        }

        @Test
        void ofAnEventTellTheEvent() {
            assertThat(headers(only(Batches.updated("g_1"))))
                    .containsExactly(
                            entry("stripe.event.id", "evt_1"),
                            entry("stripe.event.type", "gadget.updated"),
                            entry("stripe.api.version", "2026-10-28.endive"),
                            entry("stripe.origin", "event"),
                            entry("stripe.epoch", 1L),
                            entry("stripe.request.id", "req_evt"));
        }

        @Test
        void haveHeadersOfTheirOwnSoThatATransformationMayChangeThem() {
            List<SourceRecord> rows = records.of(Batches.batch(Batches.listed("g_1"), Batches.listed("g_2")));

            rows.get(0).headers().addString("mine", "1");

            assertThat(headers(rows.get(1))).doesNotContainKey("mine").hasSize(4);
            assertThat(headers(only(Batches.listed("g_3")))).doesNotContainKey("mine");
        }

        @Test
        void haveTheHeadersOfTheirOwnChange() {
            List<SourceRecord> rows =
                    records.of(Batches.batch(Batches.listed("g_1"), Batches.updated("g_2"), Batches.listed("g_3")));

            assertThat(rows)
                    .extracting(row -> headers(row).get("stripe.origin"))
                    .containsExactly("backfill", "event", "backfill");
        }

        @Test
        void lackWhatStripeDidNotSend() {
            StripeObject bare =
                    new StripeObject("g_1", StripeObject.NO_POSITION, new Object[8], "{\"id\":\"g_1\"}", true);

            SourceRecord row = only(new Change(bare, null, NOW, true, Origin.REFETCH, null, null, null, null));

            assertThat(fields(row.value())).containsEntry("id", "g_1").containsEntry("name", null);
            assertThat(headers(row)).containsOnlyKeys("stripe.origin", "stripe.epoch");
            ((Struct) row.value()).validate();
        }

        @Test
        void shareSchemasPartitionAndOffsetByIdentity() {
            List<SourceRecord> first = records.of(Batches.batch(Batches.listed("g_1"), Batches.listed("g_2")));
            SourceRecord later = only(Batches.updated("g_3"));

            for (SourceRecord row : List.of(first.get(1), later)) {
                assertThat(row.keySchema()).isSameAs(first.get(0).keySchema());
                assertThat(row.valueSchema()).isSameAs(first.get(0).valueSchema());
                assertThat(row.sourcePartition()).isSameAs(first.get(0).sourcePartition());
            }
        }

        /** Workers hash each record several times; a hash over all of its text would cost more than sending it. */
        @Test
        void hashByTheirKeyAloneAndDifferByAllTheyHold() {
            SourceRecord row = only(Batches.listed("g_1"));
            SourceRecord update = only(Batches.updated("g_1"));

            assertThat(row).hasSameHashCodeAs(update).isNotEqualTo(update);
            assertThat(row).isEqualTo(only(Batches.listed("g_1"))).isNotEqualTo(only(Batches.listed("g_2")));
            assertThat(row.hashCode()).isNotEqualTo(only(Batches.listed("g_2")).hashCode());
        }

        @Test
        void ofTwoAccountsHavePartitionsOfTheirOwn() {
            ChangeBatch other = new ChangeBatch(
                    Batches.GADGETS, "acct_2", false, List.of(Batches.listed("g_1")), BEFORE, AFTER, NOW, 1);

            assertThat(records.of(other).get(0).sourcePartition())
                    .isEqualTo(Map.of("account", "acct_2", "livemode", "false", "stream", "gadgets"));
            assertThat(partition(only(Batches.listed("g_1")), "account")).isEqualTo("acct_1A");
        }
    }

    @Nested
    final class Settings {

        @Test
        void callTopicsByTheirFormat() {
            RecordSettings settings = new RecordSettings(
                    new TopicFormat("p.", "${prefix}${account}.${stream}"),
                    ValueFormat.COLUMNS,
                    TimestampMode.EPOCH,
                    true,
                    true,
                    Redaction.NONE);

            SourceRecord row = new ChangeRecords(settings)
                    .of(Batches.batch(Batches.listed("g_1")))
                    .get(0);

            assertThat(row.topic()).isEqualTo("p.acct_1A.gadgets");
            assertThat(row.valueSchema().name()).isEqualTo("p.acct_1A.gadgets.Value");
        }

        @Test
        void carryMomentsAsTimestampsWhenAsked() {
            ChangeRecords connect = new ChangeRecords(Batches.settings(TimestampMode.CONNECT, true, true));

            SourceRecord row = connect.of(Batches.batch(Batches.listed("g_1"))).get(0);

            assertThat(row.valueSchema().field("created").schema().name()).isEqualTo(Timestamp.LOGICAL_NAME);
            assertThat(((Struct) row.value()).get("created")).isEqualTo(new Date((NOW - 5000) * 1000));
        }

        @Test
        void leaveAMomentThatNoTimestampHoldsEmpty() {
            ChangeRecords connect = new ChangeRecords(Batches.settings(TimestampMode.CONNECT, true, true));

            for (long seconds : new long[] {Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE / 999}) {
                Object[] values = {"g_1", null, null, null, null, null, null, seconds};
                Change change = new Change(
                        new StripeObject("g_1", 1, values, "{}", false),
                        null,
                        NOW,
                        false,
                        Origin.EVENT,
                        "e",
                        "t",
                        "v",
                        "r");
                Struct row = (Struct) connect.of(Batches.batch(change)).get(0).value();

                assertThat(row.get("created")).as("%d", seconds).isNull();
            }
        }

        @Test
        void leaveTheRawObjectOut() {
            ChangeRecords slim = new ChangeRecords(Batches.settings(TimestampMode.EPOCH, false, true));

            SourceRecord row = slim.of(Batches.batch(Batches.listed("g_1"))).get(0);

            assertThat(row.valueSchema().field("_raw_data")).isNull();
            ((Struct) row.value()).validate();
        }

        @Test
        void leaveTombstonesOut() {
            ChangeRecords without = new ChangeRecords(Batches.settings(TimestampMode.EPOCH, true, false));

            List<SourceRecord> made = without.of(Batches.batch(Batches.deleted("g_1")));

            assertThat(made).hasSize(1);
            assertThat(made.get(0).sourceOffset()).isEqualTo(StreamOffsets.encode(AFTER));
        }
    }

    @Nested
    final class Deletions {

        @Test
        void areARowAndATombstoneOfTheSameKeyTimeAndHeaders() {
            List<SourceRecord> made = records.of(Batches.batch(Batches.deleted("g_1")));

            SourceRecord row = made.get(0);
            SourceRecord tombstone = made.get(1);
            assertThat(made).hasSize(2);
            assertThat(fields(row.value())).containsEntry("_deleted", true).containsEntry("name", "Gadget");
            assertThat(tombstone.value()).isNull();
            assertThat(tombstone.valueSchema()).isNull();
            assertThat(tombstone.key()).isEqualTo(row.key());
            assertThat(tombstone.topic()).isEqualTo(row.topic());
            assertThat(tombstone.timestamp()).isEqualTo(row.timestamp()).isEqualTo((NOW - 15) * 1000);
            assertThat(headers(tombstone)).isEqualTo(headers(row)).containsEntry("stripe.event.id", "evt_2");
        }

        @Test
        void moveTheOffsetWithTheirTombstoneOnly() {
            List<SourceRecord> made = records.of(Batches.batch(Batches.listed("g_1"), Batches.deleted("g_2")));

            assertThat(made)
                    .extracting(SourceRecord::sourceOffset)
                    .containsExactly(offset(BEFORE), offset(BEFORE), offset(AFTER));
        }
    }

    @Nested
    final class Sweeps {

        private ChangeBatch batch(Change... changes) {
            return new ChangeBatch(
                    Batches.GADGETS,
                    "acct_1A",
                    true,
                    List.of(changes),
                    BEFORE,
                    AFTER,
                    OptionalLong.of(NOW - 70),
                    NOW,
                    1000,
                    null);
        }

        @Test
        void tellWhichRowsAreGone() {
            SourceRecord sweep = records.of(batch()).get(0);

            assertThat(sweep.topic()).isEqualTo("stripe._control");
            assertThat(fields(sweep.key())).containsExactly(entry("id", "gadgets"), entry("_account_id", "acct_1A"));
            assertThat(fields(sweep.value()))
                    .containsExactly(
                            entry("kind", "sweep"),
                            entry("stream", "gadgets"),
                            entry("_account_id", "acct_1A"),
                            entry("livemode", true),
                            entry("epoch", AFTER.epoch()),
                            entry("before", new Date((NOW - 70) * 1000)));
            assertThat(sweep.timestamp()).isEqualTo(NOW * 1000);
            assertThat(partition(sweep, "stream")).isEqualTo("gadgets");
            assertThat(ControlRecords.isControl(sweep.topic(), sweep.valueSchema(), sweep.value()))
                    .isTrue();
        }

        @Test
        void followTheRowsOfTheirBatchAndAloneMoveTheOffset() {
            List<SourceRecord> made = records.of(batch(Batches.listed("g_1"), Batches.deleted("g_2")));

            assertThat(made)
                    .extracting(SourceRecord::topic)
                    .containsExactly("stripe.gadgets", "stripe.gadgets", "stripe.gadgets", "stripe._control");
            assertThat(made)
                    .extracting(SourceRecord::sourceOffset)
                    .isEqualTo(List.of(offset(BEFORE), offset(BEFORE), offset(BEFORE), offset(AFTER)));
        }

        @Test
        void comeWithTheLastPartOfABatchOnly() {
            ChangeBatch batch = batch(Batches.listed("g_1"), Batches.listed("g_2"));

            assertThat(records.of(batch, 0, 1)).hasSize(1);
            assertThat(records.of(batch, 1, 2)).hasSize(2);
        }
    }

    @Nested
    final class Heartbeats {

        @Test
        void tellHowFarAStreamIs() {
            SourceRecord beat = records.of(Batches.batch()).get(0);

            assertThat(beat.topic()).isEqualTo("stripe._heartbeat");
            assertThat(fields(beat.key())).containsExactly(entry("id", "gadgets"), entry("_account_id", "acct_1A"));
            assertThat(fields(beat.value()))
                    .containsExactly(
                            entry("kind", "heartbeat"),
                            entry("stream", "gadgets"),
                            entry("_account_id", "acct_1A"),
                            entry("livemode", true),
                            entry("phase", "LIST"),
                            entry("lag_s", 1600L),
                            entry("rows", 3L),
                            entry("share", AFTER.share()),
                            entry("err", ""),
                            entry("partial", ""),
                            entry("ts", new Date(NOW * 1000)));
            assertThat(beat.timestamp()).isEqualTo(NOW * 1000);
            assertThat(beat.sourceOffset()).isEqualTo(offset(AFTER));
            assertThat(partition(beat, "stream")).isEqualTo("gadgets");
            assertThat(ControlRecords.isControl(beat.topic(), beat.valueSchema(), beat.value()))
                    .isTrue();
        }

        @Test
        void tellWhyAStreamIsSkipped() {
            StreamState skipped = BEFORE.skipped("permission: rak_gadget_read", NOW + 86_400);
            ChangeBatch batch = new ChangeBatch(Batches.GADGETS, "acct_1A", true, List.of(), BEFORE, skipped, NOW, 0);

            SourceRecord beat = records.of(batch).get(0);

            assertThat(fields(beat.value()))
                    .containsEntry("phase", Phase.SKIPPED.name())
                    .containsEntry("err", "permission: rak_gadget_read")
                    .containsEntry("lag_s", 0L);
            assertThat(beat.sourceOffset()).extracting("reason").isEqualTo("permission: rak_gadget_read");
        }
    }

    @Test
    void aPrefixWithADashGivesSchemaNamesThatAvroTakes() {
        ChangeRecords dashed = new ChangeRecords(new RecordSettings(
                TopicFormat.of("stripe-prod."), ValueFormat.COLUMNS, TimestampMode.EPOCH, true, true, Redaction.NONE));

        SourceRecord row = dashed.of(Batches.batch(Batches.listed("g_1"))).get(0);

        assertThat(row.topic()).isEqualTo("stripe-prod.gadgets");
        assertThat(List.of(row.keySchema(), row.valueSchema()))
                .extracting(Schema::name)
                .containsExactly("stripe_prod.gadgets.Key", "stripe_prod.gadgets.Value");
    }

    private static Map<String, Object> offset(StreamState state) {
        return StreamOffsets.encode(state);
    }

    private static Object partition(SourceRecord record, String key) {
        return record.sourcePartition().get(key);
    }
}
