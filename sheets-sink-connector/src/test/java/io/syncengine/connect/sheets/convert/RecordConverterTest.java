// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.syncengine.connect.protocol.RowKind;
import io.syncengine.connect.protocol.RowVersion;
import io.syncengine.connect.sheets.Payments;
import io.syncengine.connect.sheets.cells.CellOverflow;
import io.syncengine.connect.sheets.cells.CellRules;
import io.syncengine.connect.sheets.cells.NumberForm;
import io.syncengine.connect.sheets.policy.DeleteMode;
import io.syncengine.connect.sheets.policy.TimeCells;
import io.syncengine.connect.sheets.row.CellValue;
import io.syncengine.connect.sheets.row.DeliveryTicket;
import io.syncengine.connect.sheets.row.RowKey;
import io.syncengine.connect.sheets.row.SheetRow;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

final class RecordConverterTest {

    private static final long TIME = Payments.START * 1000;
    private static final StreamFields FIELDS = new StreamFields(List.of(), List.of(), Set.of("_raw_data"));
    private static final DeliveryTicket TICKET = new DeliveryTicket() {
        @Override
        public void done() {}

        @Override
        public void rejected(String reason) {}
    };

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-06T13:00:00.900Z"), ZoneOffset.UTC);

    private final Payments payments = new Payments();

    private static RecordConverter with(StreamFields fields, DeleteMode deletes) {
        return new RecordConverter(
                new ConvertRules("_updated_at", stream -> fields, CellRules.DEFAULT, deletes, ""), CLOCK);
    }

    private static RecordConverter with(StreamFields fields) {
        return with(fields, DeleteMode.HARD);
    }

    private static RecordConverter keyedBy(String... fields) {
        return with(new StreamFields(List.of(fields), List.of(), Set.of("_raw_data")));
    }

    private static SheetRow row(RecordConverter converter, SinkRecord record) {
        return ((Converted.ToWrite) converter.convert(record, TICKET)).row();
    }

    private SheetRow row(SinkRecord record) {
        return row(with(FIELDS), record);
    }

    private static Map<String, Object> map(Object... entries) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put((String) entries[i], entries[i + 1]);
        }
        return map;
    }

    @Nested
    final class OurOwnRecords {

        @Test
        void haveTheKeyFirstThenTheFieldsThenTheVersion() {
            SheetRow row = row(payments.row("py_1", 3, 1200));

            assertThat(row.stream()).isEqualTo("payments");
            assertThat(row.key()).isEqualTo(RowKey.of(List.of("py_1", "acct_1")));
            assertThat(row.version()).isEqualTo(new RowVersion(TIME + 3000, RowKind.UPSERT, false));
            assertThat(row.ticket()).isSameAs(TICKET);
            assertThat(row.cells())
                    .containsExactly(
                            entry("id", CellValue.text("py_1")),
                            entry("_account_id", CellValue.text("acct_1")),
                            entry("amount", CellValue.number(1200)),
                            entry("description", CellValue.text("payment py_1")),
                            entry("metadata", CellValue.text("{\"order\":\"1200\"}")),
                            entry("created", CellValue.number(Payments.START)),
                            entry("livemode", CellValue.bool(false)),
                            entry("_updated_at", CellValue.text("2026-05-06T12:00:03Z")));
            assertThat(row.bytes()).isBetween(400L, 500L);
        }

        @Test
        void withoutAValueStillHaveTheCell() {
            assertThat(row(payments.described("py_1", 1, null)).cells()).containsEntry("description", CellValue.EMPTY);
        }

        @Test
        void showTheRawObjectIfItIsNotExcluded() {
            assertThat(row(with(new StreamFields(List.of(), List.of(), Set.of())), payments.row("py_1", 1, 5))
                            .cells())
                    .containsEntry("_raw_data", CellValue.text("{\"id\":\"py_1\",\"amount\":5}"));
        }

        @Test
        void showOnlyTheFieldsThatAreWantedInTheirOrder() {
            StreamFields fields = new StreamFields(List.of(), List.of("metadata", "amount", "id"), Set.of());

            assertThat(row(with(fields), payments.row("py_1", 1, 5)).cells().keySet())
                    .containsExactly("id", "_account_id", "metadata", "amount", "_updated_at");
        }

        @Test
        void leaveOutWhatIsExcludedEvenTheVersion() {
            StreamFields fields = new StreamFields(
                    List.of(), List.of("amount", "created"), Set.of("created", "_updated_at", "_raw_data"));

            assertThat(row(with(fields), payments.row("py_1", 1, 5)).cells().keySet())
                    .containsExactly("id", "_account_id", "amount");
        }

        @Test
        void showEpochsAsMomentsInTheStreamThatIsNamed() {
            CellRules rules = new CellRules(
                    NumberForm.NUMBER,
                    NumberForm.TEXT,
                    TimeCells.SERIAL,
                    CellOverflow.ERROR,
                    Set.of("payments.created"),
                    false);
            RecordConverter converter = new RecordConverter(
                    new ConvertRules("_updated_at", stream -> FIELDS, rules, DeleteMode.HARD, ""), CLOCK);

            assertThat(row(converter, payments.row("py_1", 1, 5)).cell("created"))
                    .isInstanceOf(CellValue.Moment.class);
            assertThat(row(converter, new Payments("stripe.others", 0).row("py_1", 1, 5))
                            .cell("created"))
                    .isInstanceOf(CellValue.Number.class);
            assertThat(row(converter, payments.row("py_1", 1, 5)).cell("_updated_at"))
                    .as("read back, so never at the mercy of a time zone")
                    .isEqualTo(CellValue.text("2026-05-06T12:00:01Z"));
        }
    }

    @Nested
    final class Deletions {

        @Test
        void areNothingButAKeyAndAVersion() {
            SheetRow gone = row(payments.delete("py_1", 9));

            assertThat(gone.version()).isEqualTo(new RowVersion(TIME + 9000, RowKind.DELETE, false));
            assertThat(gone.cells().keySet()).containsExactly("id", "_account_id", "_updated_at");
            assertThat(row(payments.tombstone("py_1", 9)).version())
                    .isEqualTo(new RowVersion(TIME + 9000, RowKind.TOMBSTONE, false));
        }

        @Test
        void markTheRowWhereItStays() {
            RecordConverter soft = with(FIELDS, DeleteMode.SOFT);

            assertThat(row(soft, payments.delete("py_1", 9)).cells())
                    .containsEntry("_deleted", CellValue.bool(true))
                    .containsEntry("_updated_at", CellValue.text("2026-05-06T12:00:09Z"))
                    .doesNotContainKey("amount");
            assertThat(row(soft, payments.row("py_1", 10, 5)).cells())
                    .as("back again")
                    .containsEntry("_deleted", CellValue.EMPTY);
        }

        @Test
        void areNothingWhereTheyAreIgnored() {
            RecordConverter ignoring = with(FIELDS, DeleteMode.IGNORE);

            assertThat(ignoring.convert(payments.delete("py_1", 9), TICKET))
                    .isEqualTo(new Converted.Nothing("payments"));
            assertThat(ignoring.convert(payments.tombstone("py_1", 9), TICKET))
                    .isEqualTo(new Converted.Nothing("payments"));
            assertThat(ignoring.convert(payments.sweep("payments", 9), TICKET))
                    .isEqualTo(new Converted.Nothing("payments"));
        }

        @Test
        void withoutTheirTimeSayNothing() {
            SinkRecord untimed = new SinkRecord(
                    "stripe.payments",
                    0,
                    Payments.key("a").schema(),
                    Payments.key("a"),
                    null,
                    null,
                    1,
                    TIME,
                    TimestampType.LOG_APPEND_TIME);

            assertThat(with(FIELDS).convert(untimed, TICKET)).isEqualTo(new Converted.Nothing("payments"));
        }
    }

    @Nested
    final class Control {

        @Test
        void sweepsNameTheirStreamThemselves() {
            Payments control = new Payments("stripe._control", 0);

            assertThat(with(FIELDS).convert(control.sweep("payments", 5), TICKET))
                    .isInstanceOfSatisfying(Converted.ToSweep.class, sweep -> {
                        assertThat(sweep.sweeping().stream()).isEqualTo("payments");
                        assertThat(sweep.sweeping().sweep().before()).isEqualTo(TIME + 5000);
                        assertThat(sweep.sweeping().ticket()).isSameAs(TICKET);
                    });
        }

        @Test
        void heartbeatsSayNothing() {
            Payments heartbeats = new Payments("stripe._heartbeat", 0);

            assertThat(with(FIELDS)
                            .convert(
                                    heartbeats.record("{}", map("kind", "heartbeat", "stream", "payments"), 1), TICKET))
                    .isEqualTo(new Converted.Nothing(""));
        }
    }

    @Nested
    final class RecordsOfOthers {

        @Test
        void needNeitherSchemaNorFieldsOfOurs() {
            SheetRow row = row(payments.record(
                    map("id", "a"), map("id", "a", "name", "Ann", "age", 7, "nick", null, "tags", List.of("x", 1)), 4));

            assertThat(row.key()).isEqualTo(RowKey.of(List.of("a", "")));
            assertThat(row.version()).isEqualTo(new RowVersion(TIME + 4000, RowKind.UPSERT, true));
            assertThat(row.cells())
                    .containsExactly(
                            entry("id", CellValue.text("a")),
                            entry("_account_id", CellValue.EMPTY),
                            entry("name", CellValue.text("Ann")),
                            entry("age", CellValue.number(7)),
                            entry("tags", CellValue.text("[\"x\",1]")),
                            entry("_updated_at", CellValue.text("2026-05-06T12:00:04Z")));
        }

        @Test
        void mayBeJsonText() {
            SheetRow row = row(payments.record(
                    "{\"id\":\"a\",\"_account_id\":\"acct_9\"}",
                    "{\"id\":\"a\",\"n\":9007199254740993,\"d\":1.50,\"o\":{\"b\": 2},\"_updated_at\":\"2026-05-06T12:00:07Z\"}",
                    4));

            assertThat(row.key()).isEqualTo(RowKey.of(List.of("a", "acct_9")));
            assertThat(row.version().millis()).isEqualTo(TIME + 7000);
            assertThat(row.cells())
                    .containsEntry("n", CellValue.text("9007199254740993"))
                    .containsEntry("d", CellValue.text("1.50"))
                    .containsEntry("o", CellValue.text("{\"b\": 2}"));
        }

        @Test
        void mayHaveTheirVersionElsewhere() {
            RecordConverter converter = new RecordConverter(
                    new ConvertRules("changed", stream -> FIELDS, CellRules.DEFAULT, DeleteMode.HARD, ""), CLOCK);

            SheetRow row = row(converter, payments.record("a", map("id", "a", "changed", Payments.START + 8), 4));

            assertThat(row.version()).isEqualTo(new RowVersion(TIME + 8000, RowKind.UPSERT, false));
            assertThat(row.cells())
                    .containsEntry("changed", CellValue.number(Payments.START + 8))
                    .containsEntry("_updated_at", CellValue.text("2026-05-06T12:00:08Z"));
        }

        @Test
        void cannotFillTheColumnThatTheSinkFillsItself() {
            RecordConverter converter = new RecordConverter(
                    new ConvertRules("_updated_at", stream -> FIELDS, CellRules.DEFAULT, DeleteMode.HARD, "_synced_at"),
                    CLOCK);

            assertThat(row(converter, payments.record("a", map("id", "a", "_synced_at", "mine", "x", 1), 4))
                            .cells())
                    .containsEntry("x", CellValue.number(1))
                    .containsEntry("_synced_at", CellValue.text("2026-05-06T13:00:00Z"));
        }
    }

    @Nested
    final class KeysOfOthers {

        private final Schema keySchema = SchemaBuilder.struct()
                .field("shop", Schema.STRING_SCHEMA)
                .field("no", Schema.INT64_SCHEMA)
                .build();

        private Struct key(String shop, long number) {
            return new Struct(keySchema).put("shop", shop).put("no", number);
        }

        @Test
        void areTheFieldsThatAreNamed() {
            RecordConverter converter = keyedBy("no", "shop");
            SheetRow row = row(
                    converter, payments.record(key("eu", 7), map("id", "x", "total", 3, "_account_id", "acct_1"), 4));

            assertThat(row.key()).isEqualTo(RowKey.of(List.of("7", "eu")));
            assertThat(row.cells())
                    .containsExactly(
                            entry("no", CellValue.number(7)),
                            entry("shop", CellValue.text("eu")),
                            entry("id", CellValue.text("x")),
                            entry("_account_id", CellValue.text("acct_1")),
                            entry("total", CellValue.number(3)),
                            entry("_updated_at", CellValue.text("2026-05-06T12:00:04Z")));
        }

        @Test
        void areTheSameForADeletion() {
            RecordConverter converter = keyedBy("no", "shop");

            assertThat(row(converter, payments.record(key("eu", 7), null, 5)).key())
                    .isEqualTo(RowKey.of(List.of("7", "eu")));
            assertThat(row(converter, payments.record("{\"no\":7,\"shop\":\"eu\"}", null, 5))
                            .key())
                    .isEqualTo(RowKey.of(List.of("7", "eu")));
        }

        @Test
        void mayComeFromTheValue() {
            assertThat(row(keyedBy("sku"), payments.record(null, "{\"sku\":\"s-1\",\"n\":1}", 5))
                            .cells())
                    .containsEntry("sku", CellValue.text("s-1"))
                    .containsEntry("n", CellValue.number(1));
        }

        @Test
        void mayBeThePlainKey() {
            assertThat(row(keyedBy("sku"), payments.record("s-1", null, 5)).key())
                    .isEqualTo(RowKey.of(List.of("s-1")));
            assertThat(row(keyedBy("sku"), payments.record(12L, map("n", 1), 5)).cells())
                    .containsEntry("sku", CellValue.number(12));
        }

        @Test
        void thatASpreadsheetWouldRoundAreText() {
            assertThat(row(keyedBy("no"), payments.record(map("no", 9007199254740993L), map("n", 1), 5))
                            .cell("no"))
                    .isEqualTo(CellValue.text("9007199254740993"));
        }

        @Test
        void thatAreMissingAreRefused() {
            assertThatThrownBy(() ->
                            keyedBy("no", "shop").convert(payments.record(map("no", 1), map("n", 1), 5), TICKET))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith("Record in topic stripe.payments, partition 0, offset 0: field \"shop\": ")
                    .hasMessageContaining("no value");
        }

        @Test
        void thatAreNoScalarsAreRefused() {
            assertThatThrownBy(() ->
                            keyedBy("no").convert(payments.record(map("no", List.of(1)), map("n", 1), 5), TICKET))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("key.fields");
        }
    }

    @Nested
    final class Poison {

        @Test
        void recordsWithoutAKeyAreRefused() {
            assertThatThrownBy(() -> row(payments.record(null, map("name", "secret-name"), 1)))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith("Record in topic stripe.payments, partition 0, offset 0: field \"id\": ")
                    .hasMessageNotContaining("secret-name");
        }

        @Test
        void textsThatFitNoCellAreRefused() {
            assertThatThrownBy(() -> row(payments.described("py_1", 1, "x".repeat(50_001))))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith(
                            "Record in topic stripe.payments, partition 0, offset 0: field \"description\": ")
                    .hasMessageContaining("50001");
        }

        @Test
        void keysThatFitNoCellAreRefused() {
            assertThatThrownBy(() -> row(payments.row("x".repeat(50_001), 1, 1)))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("field \"id\"")
                    .hasMessageNotContaining("xxx");
        }

        @Test
        void keysAreCleanedLikeWhatIsReadBack() {
            SheetRow row = row(payments.row("a\0b\uD83D", 1, 1));

            assertThat(row.key()).isEqualTo(RowKey.of(List.of("ab\uFFFD", "acct_1")));
            assertThat(row.cell("id")).isEqualTo(CellValue.text("ab\uFFFD"));
        }
    }
}
