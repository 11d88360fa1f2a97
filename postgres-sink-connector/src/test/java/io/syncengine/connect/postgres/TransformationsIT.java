// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Cast;
import org.apache.kafka.connect.transforms.DropHeaders;
import org.apache.kafka.connect.transforms.ExtractField;
import org.apache.kafka.connect.transforms.Filter;
import org.apache.kafka.connect.transforms.Flatten;
import org.apache.kafka.connect.transforms.HeaderFrom;
import org.apache.kafka.connect.transforms.HoistField;
import org.apache.kafka.connect.transforms.InsertField;
import org.apache.kafka.connect.transforms.InsertHeader;
import org.apache.kafka.connect.transforms.MaskField;
import org.apache.kafka.connect.transforms.RegexRouter;
import org.apache.kafka.connect.transforms.ReplaceField;
import org.apache.kafka.connect.transforms.SetSchemaMetadata;
import org.apache.kafka.connect.transforms.TimestampConverter;
import org.apache.kafka.connect.transforms.TimestampRouter;
import org.apache.kafka.connect.transforms.ValueToKey;
import org.apache.kafka.connect.transforms.predicates.HasHeaderKey;
import org.apache.kafka.connect.transforms.predicates.RecordIsTombstone;
import org.apache.kafka.connect.transforms.predicates.TopicNameMatches;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What Kafka's own transformations make of our records on their way into tables; {@code docs/transformations.md} tells it.
 */
class TransformationsIT {

    private final TestDatabase database = EmbeddedServer.freshDatabase();
    private final Charges charges = new Charges();
    private final RunningSink sink = new RunningSink(database);

    @AfterEach
    void stop() {
        sink.close();
    }

    private void putThrough(Smt smt, SinkRecord... records) {
        sink.put(smt.apply(records));
    }

    private List<String> rows(String columns) {
        return database.query("select " + columns + " from stripe.charges order by id");
    }

    private List<String> errants() {
        return sink.context.errants().stream()
                .map(errant -> errant.reason().getMessage())
                .toList();
    }

    @Nested
    class OfKeys {

        @Test
        void extractingTheIdLeavesTheAccountToTheValue() {
            Smt smt = Smt.of(new ExtractField.Key<>(), "field", "id");

            putThrough(smt, charges.row("a", 1, 10), charges.row("b", 1, 10));
            putThrough(smt, charges.row("a", 2, 20), charges.delete("b", 2), charges.tombstone("b", 2));

            assertThat(rows("id, _account_id, amount")).containsExactly("a|acct_1|20");
            assertThat(errants()).isEmpty();
        }

        @Test
        void aTombstoneWithoutItsAccountRemovesNothing() {
            Smt smt = Smt.of(new ExtractField.Key<>(), "field", "id");

            putThrough(smt, charges.row("a", 1, 10), charges.tombstone("a", 2));

            assertThat(rows("id")).containsExactly("a");
        }

        @Test
        void valueToKeyMakesTheSameKeyAgainButNoneForATombstone() {
            Smt smt = Smt.of(new ValueToKey<>(), "fields", "id,_account_id");

            putThrough(smt, charges.row("a", 1, 10), charges.row("b", 1, 10), charges.delete("b", 2));

            assertThat(rows("id, _account_id")).containsExactly("a|acct_1");
            assertThatThrownBy(() -> smt.apply(charges.tombstone("b", 2))).isInstanceOf(DataException.class);
            SinkRecord tombstone = charges.tombstone("b", 2);
            assertThat(smt.unless(new RecordIsTombstone<>()).apply(tombstone)).isSameAs(tombstone);
        }

        @Test
        void aKeyOfAnotherFieldIsRefused() {
            putThrough(Smt.of(new ValueToKey<>(), "fields", "amount"), charges.row("a", 1, 10));

            assertThat(errants()).singleElement().asString().contains("key and value name different rows");
        }
    }

    @Nested
    class OfFields {

        @Test
        void aColumnThatIsLeftOutKeepsWhatItHas() {
            sink.put(charges.row("a", 1, 10));

            putThrough(
                    Smt.of(new ReplaceField.Value<>(), "exclude", "description"),
                    charges.row("a", 2, 20),
                    charges.row("b", 2, 20));

            assertThat(rows("id, amount, description")).containsExactly("a|20|charge a", "b|20|null");
        }

        @Test
        void withoutAVersionTheRecordsTimestampDecides() {
            putThrough(
                    Smt.of(new ReplaceField.Value<>(), "exclude", "_updated_at"),
                    charges.row("a", 2, 20),
                    charges.row("a", 1, 10),
                    charges.row("b", 1, 10),
                    charges.delete("b", 2));

            assertThat(rows("id, amount, extract(epoch from _updated_at)::bigint - " + Charges.START))
                    .containsExactly("a|20|2");
        }

        @Test
        void withoutTheMarkOfDeletesTombstonesStillDelete() {
            putThrough(
                    Smt.of(new ReplaceField.Value<>(), "exclude", "_deleted"),
                    charges.row("a", 1, 10),
                    charges.row("b", 1, 10),
                    charges.delete("a", 2),
                    charges.tombstone("a", 2),
                    charges.delete("b", 2));

            assertThat(rows("id")).as("b has no tombstone").containsExactly("b");
        }

        @Test
        void aFieldThatIsRenamedIsAnotherColumn() {
            putThrough(Smt.of(new ReplaceField.Value<>(), "renames", "description:note"), charges.row("a", 1, 10));

            assertThat(rows("id, note")).containsExactly("a|charge a");
        }

        @Test
        void flatteningChangesNothing() {
            SinkRecord row = charges.row("a", 1, 10);

            assertThat(Smt.of(new Flatten.Value<>()).apply(row).value()).isEqualTo(row.value());
        }

        @Test
        void aCastMakesAColumnOfTheNewType() {
            putThrough(Smt.of(new Cast.Value<>(), "spec", "amount:string,livemode:string"), charges.row("a", 1, 10));

            assertThat(rows("pg_typeof(amount), amount, livemode")).containsExactly("text|10|false");
        }

        @Test
        void aCastDoesNotChangeAColumnThatIsThere() {
            sink.put(charges.row("a", 1, 10));

            putThrough(Smt.of(new Cast.Value<>(), "spec", "amount:string"), charges.row("b", 1, 20));

            assertThat(rows("pg_typeof(amount), id, amount, _raw_data->>'amount'"))
                    .containsExactly("bigint|a|10|10", "bigint|b|null|20");
            assertThat(sink.metric("charges", "column-mismatch-total")).isEqualTo(1);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                string    | format             | yyyy-MM-dd'T'HH:mm:ss.SSSXXX
                string    | format             | yyyy-MM-dd HH:mm:ss
                unix      | unix.precision     | seconds
                unix      | unix.precision     | milliseconds
                Timestamp | replace.null.with.default | true
                """)
        void aVersionMayBeInAnyForm(String type, String setting, String value) {
            Smt smt = Smt.of(
                    new TimestampConverter.Value<>(), "field", "_updated_at", "target.type", type, setting, value);

            putThrough(smt, charges.row("a", 2, 20), charges.row("a", 1, 10));

            assertThat(rows("amount, extract(epoch from _updated_at)::bigint - " + Charges.START))
                    .containsExactly("20|2");
        }

        @Test
        void aVersionCutToItsDayLetsTheLaterRecordOfTheDayWin() {
            Smt smt = Smt.of(new TimestampConverter.Value<>(), "field", "_updated_at", "target.type", "Date");

            putThrough(smt, charges.row("a", 2, 20), charges.row("a", 1, 10));

            assertThat(rows("amount")).containsExactly("10");
        }

        @Test
        void fieldsThatAreInsertedAreColumns() {
            putThrough(
                    Smt.of(
                            new InsertField.Value<>(),
                            "static.field",
                            "origin",
                            "static.value",
                            "shop",
                            "topic.field",
                            "from_topic",
                            "offset.field",
                            "from_offset",
                            "timestamp.field",
                            "taken_at"),
                    charges.row("a", 1, 10));

            assertThat(rows("origin, from_topic, from_offset, pg_typeof(taken_at)"))
                    .containsExactly("shop|stripe.charges|0|timestamp with time zone");
        }

        @Test
        void aMaskedFieldIsStillInTheRawText() {
            SinkRecord row = charges.record(
                    charges.key("a"),
                    charges.value("a", 1, 10)
                            .put("description", "Ann's")
                            .put("_raw_data", "{\"id\":\"a\",\"description\":\"Ann's\"}"),
                    1);

            putThrough(Smt.of(new MaskField.Value<>(), "fields", "description"), row);
            assertThat(rows("description, _raw_data->>'description'")).containsExactly("|Ann's");

            putThrough(
                    Smt.of(new MaskField.Value<>(), "fields", "description,_raw_data", "replacement", "null"),
                    charges.row("a", 2, 10));
            assertThat(rows("description, _raw_data")).containsExactly("null|null");
        }

        @Test
        void oneValueIsNoRow() {
            putThrough(Smt.of(new ExtractField.Value<>(), "field", "description"), charges.row("a", 1, 10));

            assertThat(errants()).singleElement().asString().contains("set value.converter");
        }

        @Test
        void hoistingLeavesOneColumnOfJsonAndNoVersion() {
            putThrough(
                    Smt.of(new HoistField.Value<>(), "field", "line"), charges.row("a", 1, 10), charges.delete("a", 2));

            assertThat(rows("id, line->>'_deleted'")).as("even a delete").containsExactly("a|true");
        }

        @Test
        void aHoistedKeyIsRefused() {
            putThrough(Smt.of(new HoistField.Key<>(), "field", "line"), charges.row("a", 1, 10));

            assertThat(errants()).singleElement().asString().contains("an id cannot be a Struct");
        }
    }

    @Nested
    class OfTopics {

        @Test
        void theNewTopicNamesTheTableAndTheOldOneTheOffset() {
            Smt smt = Smt.of(new RegexRouter<>(), "regex", "stripe\\.(.*)", "replacement", "archive.$1_copy");

            putThrough(smt, charges.row("a", 1, 10), charges.record(charges.key("b"), "no object", 1));

            assertThat(database.query("select id from stripe.charges_copy")).containsExactly("a");
            assertThat(errants()).singleElement().asString().contains("topic stripe.charges, partition 0, offset 1");
            assertThat(sink.commit()).containsExactly(Map.entry(new TopicPartition("stripe.charges", 0), 2L));
        }

        @Test
        void aTopicForEachDayIsATableForEachDay() {
            Smt smt =
                    Smt.of(new TimestampRouter<>(), "topic.format", "${topic}_${timestamp}", "timestamp.format", "DDD");

            putThrough(smt, charges.row("a", 0, 10), charges.row("a", 86_400, 20));

            assertThat(database.query("select tablename from pg_tables where tablename like 'charges%'"))
                    .hasSize(2);
        }
    }

    @Nested
    class OfHeadersAndSchemas {

        @Test
        void headersAreNotNeeded() {
            SinkRecord row = charges.row("a", 1, 10);
            row.headers().addString("stripe.origin", "backfill");
            Smt drop = Smt.of(new DropHeaders<>(), "headers", "stripe.origin");

            putThrough(drop.where(new HasHeaderKey<>(), "name", "stripe.origin"), row, charges.row("b", 1, 10));
            putThrough(Smt.of(new InsertHeader<>(), "header", "h", "value.literal", "1"), charges.row("c", 1, 10));

            assertThat(rows("id")).containsExactly("a", "b", "c");
        }

        @Test
        void aFieldMovedToAHeaderIsNoColumn() {
            putThrough(
                    Smt.of(
                            new HeaderFrom.Value<>(),
                            "fields",
                            "description",
                            "headers",
                            "description",
                            "operation",
                            "move"),
                    charges.row("a", 1, 10));

            assertThat(database.query(
                            "select column_name from information_schema.columns where table_name = 'charges'"))
                    .contains("amount")
                    .doesNotContain("description");
        }

        @Test
        void theNameOfARowsSchemaMeansNothing() {
            putThrough(
                    Smt.of(new SetSchemaMetadata.Value<>(), "schema.name", "com.example.Charge"),
                    charges.row("a", 1, 10),
                    charges.delete("a", 2));

            assertThat(rows("id")).isEmpty();
            assertThat(sink.outcomes("charges")).isEqualTo("tombstoned=1");
        }
    }

    /** So that nobody has to guess about one that was added to Kafka. */
    @Test
    void theDocumentationNamesEveryTransformationOfKafka() throws IOException {
        String page = Files.readString(Path.of("../docs/transformations.md"));
        Set<String> names = new TreeSet<>();
        for (String service : List.of("Transformation", "predicates.Predicate")) {
            try (InputStream list = Cast.class
                    .getClassLoader()
                    .getResourceAsStream("META-INF/services/org.apache.kafka.connect.transforms." + service)) {
                new String(list.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.startsWith("org."))
                        .forEach(line -> names.add(line.replaceAll("\\$.*", "").replaceAll(".*\\.", "")));
            }
        }

        assertThat(names)
                .hasSizeGreaterThan(15)
                .allSatisfy(name -> assertThat(page).contains("`" + name));
    }

    @Test
    void tombstonesMayBeLeftOut() {
        Smt smt = Smt.of(new Filter<>()).where(new RecordIsTombstone<>());

        putThrough(smt, charges.row("a", 1, 10), charges.delete("a", 2), charges.tombstone("a", 2));

        assertThat(rows("id")).isEmpty();
    }

    @Test
    void topicsMayBeLeftOut() {
        Smt smt = Smt.of(new Filter<>()).unless(new TopicNameMatches<>(), "pattern", "stripe\\.(charges|_control)");

        assertThat(smt.apply(charges.row("a", 1, 10), new Charges("stripe.refunds", 0).row("b", 1, 10)))
                .extracting(SinkRecord::topic)
                .containsExactly("stripe.charges");
    }
}
