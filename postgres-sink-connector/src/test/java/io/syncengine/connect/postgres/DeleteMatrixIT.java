// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is left of a key after rows, deletes and tombstones of several versions, all at once and one by one. */
class DeleteMatrixIT {

    private final TestDatabase database = EmbeddedServer.freshDatabase();
    private final Charges charges = new Charges();
    private RunningSink sink;

    @AfterEach
    void stop() {
        sink.close();
    }

    /** {@code u5}: a row of second 5 whose amount is 5; {@code d}: a delete; {@code t}: a tombstone; {@code p}: plain. */
    private SinkRecord record(String step) {
        long second = Long.parseLong(step.substring(1).replaceAll("=.*", ""));
        long amount = step.contains("=") ? Long.parseLong(step.replaceAll(".*=", "")) : second;
        return switch (step.charAt(0)) {
            case 'u' -> charges.row("ch_1", second, amount);
            case 'd' -> charges.delete("ch_1", second);
            case 't' -> charges.tombstone("ch_1", second);
            case 'p' -> charges.record("ch_1", Map.of("amount", amount, "_raw_data", "{}"), second);
            case 'x' -> charges.record("ch_1", null, second);
            default -> throw new IllegalArgumentException(step);
        };
    }

    private String left(String mode) {
        String alive = mode.equals("soft") ? " where _deleted_at is null" : "";
        List<String> rows = database.query("select to_jsonb(c)->>'amount' from stripe.charges c" + alive);
        return rows.isEmpty() ? "-" : String.join(",", rows);
    }

    @ParameterizedTest(name = "{0}, {1}: {2} leave {3}")
    @CsvSource({
        // steps, amount that is left
        "u5 d6, -",
        "u5 d5, -",
        "u5 d4, 5",
        "d5 u4, -",
        "d5 u5, -",
        "d5 u6, 6",
        "d5, -",
        "u5 d6 u7, 7",
        "u5 d6 u7 d6, 7",
        "u5 d6 u5, -",
        "u5 d6 u5 d6 u6, -",
        "u5 d6 d8 u7, -",
        "u5 d8 d6 u7, -",
        "u5 d6 t6, -",
        "u5 d6 t6 u6, -",
        "u5 d6 t6 u7, 7",
        "t6, -",
        "t6 u5, -",
        "t6 u7, 7",
        "u5 t6, -",
        "u5 t5, -",
        "u5 t4, 5",
        "u5 d6 u7 t6, 7",
        "u5 d6 t6 u7 u5 d6 t6, 7",
        "u5 u5=9 d5 u5, -",
        "u5 u8=5 d7, 5",
        "u5 u8=5 d8, -",
        "u5 d6 u7=5 d7, -",
        "d6 t6 u7 d8 t8 u9, 9",
        "u8 d5 t9, -",
        "u8 d5 t9 u10, 10",
    })
    void endsAsTheVersionsSay(String steps, String expected) {
        for (String mode : List.of("hard", "soft")) {
            for (boolean together : List.of(true, false)) {
                database.execute("drop schema if exists stripe cascade");
                sink = new RunningSink(database, "delete.mode", mode);
                List<SinkRecord> records = new ArrayList<>();
                for (String step : steps.split(" ")) {
                    records.add(record(step));
                }
                if (together) {
                    sink.put(records);
                } else {
                    records.forEach(record -> sink.put(record));
                }
                assertThat(left(mode)).as(mode + ", together " + together).isEqualTo(expected);

                records.forEach(record -> sink.put(record));
                assertThat(left(mode)).as(mode + ", replayed").isEqualTo(expected);
                sink.close();
            }
        }
    }

    @ParameterizedTest(name = "{0} leave {1}")
    @CsvSource({
        "p5 x5, -",
        "p5 x5 p5=9, 9",
        "x5 p5, 5",
        "p5 x6, -",
        "p5 x6 p6, 6",
        "p5 x6 p5, -",
        "p5 p5=7, 7",
        "p6 p5, 6",
    })
    void endsAsTheOrderSaysWhereRecordsHaveNoVersion(String steps, String expected) {
        for (String mode : List.of("hard", "soft")) {
            for (boolean together : List.of(true, false)) {
                database.execute("drop schema if exists stripe cascade");
                sink = new RunningSink(database, "delete.mode", mode);
                List<SinkRecord> records = new ArrayList<>();
                for (String step : steps.split(" ")) {
                    records.add(record(step));
                }
                if (together) {
                    sink.put(records);
                } else {
                    records.forEach(record -> sink.put(record));
                }
                assertThat(left(mode)).as(mode + ", together " + together).isEqualTo(expected);
                sink.close();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"hard", "soft"})
    void aTombstoneWithALaterTimeThanItsDeleteDoesNotKeepANewRowOut(String mode) {
        sink = new RunningSink(database, "delete.mode", mode);
        for (String step : List.of("u5", "d6", "t9", "u7")) {
            sink.put(record(step));
        }
        assertThat(left(mode)).isEqualTo("7");

        sink.close();
        database.execute("drop schema stripe cascade");
        sink = new RunningSink(database, "delete.mode", mode);
        sink.put(List.of(record("u5"), record("d6"), record("t9"), record("u7")));
        assertThat(left(mode)).as("all at once").isEqualTo("7");
    }

    /** What was there before a batch decides what a tombstone behind an older delete means. */
    @ParameterizedTest
    @CsvSource({"hard", "soft"})
    void aTombstoneBehindADeleteThatMeetsANewerRowDeletesIt(String mode) {
        sink = new RunningSink(database, "delete.mode", mode);
        sink.put(record("u8"));

        sink.put(List.of(record("d5"), record("t9")));

        assertThat(left(mode)).isEqualTo("-");
    }

    @ParameterizedTest
    @CsvSource({"u5 d6 t6, 5", "d6 u5, 5", "u5 d6 u7, 7"})
    void ignoredDeletesDoNothing(String steps, String expected) {
        sink = new RunningSink(database, "delete.mode", "ignore");
        for (String step : steps.split(" ")) {
            sink.put(record(step));
        }

        assertThat(left("ignore")).isEqualTo(expected);
        long deletes = steps.chars().filter(c -> c == 'd' || c == 't').count();
        assertThat(sink.rows("charges", "ignored")).isEqualTo(deletes);
    }

    @ParameterizedTest
    @CsvSource({"hard", "soft"})
    void ofATombstoneWhoseTimeIsTheBrokersNothingIsToBeLearnt(String mode) {
        sink = new RunningSink(database, "delete.mode", mode);
        sink.put(charges.row("ch_1", 5, 5));
        SinkRecord tombstone = charges.tombstone("ch_1", 9);
        sink.put(new SinkRecord(
                tombstone.topic(),
                0,
                tombstone.keySchema(),
                tombstone.key(),
                null,
                null,
                tombstone.kafkaOffset(),
                tombstone.timestamp(),
                TimestampType.LOG_APPEND_TIME));

        assertThat(left(mode)).isEqualTo("5");
        assertThat(sink.outcomes("charges")).isEqualTo("inserted=1 ignored=1");
    }

    @Test
    void deletesAreForgottenAfterTheirTime() {
        sink = new RunningSink(database, "tombstone.retention.ms", "3600000");
        sink.put(charges.delete("old", 2), charges.delete("new", 2));
        database.execute(
                "update stripe._sync_tombstones set recorded_at = now() - interval '2 hours' where id = 'old'");

        sink.put(List.of());
        assertThat(database.query("select count(*) from stripe._sync_tombstones"))
                .containsExactly("2");
        sink.clock.advance(Duration.ofHours(1));
        sink.put(List.of());

        assertThat(database.query("select id from stripe._sync_tombstones")).containsExactly("new");
    }

    @ParameterizedTest
    @CsvSource({"hard", "soft"})
    void countsDeletes(String mode) {
        sink = new RunningSink(database, "delete.mode", mode);
        sink.put(charges.row("a", 1, 1), charges.row("b", 1, 1), charges.row("c", 5, 1));
        sink.put(charges.delete("a", 2), charges.delete("c", 4), charges.delete("unknown", 2));
        sink.put(charges.delete("a", 2), charges.tombstone("a", 2));
        sink.put(charges.row("a", 3, 1), charges.row("unknown", 1, 1));

        String revived = mode.equals("hard") ? "inserted=4" : "inserted=3 updated=1";
        assertThat(sink.outcomes("charges")).isEqualTo(revived + " unchanged=1 stale=2 deleted=1 tombstoned=1");
    }

    @ParameterizedTest
    @CsvSource({"soft"})
    void aSoftDeleteKeepsWhatTheRowHeld(String mode) {
        sink = new RunningSink(database, "delete.mode", mode);
        sink.put(charges.row("a", 1, 7));
        sink.put(charges.delete("a", 2));

        assertThat(database.query("select amount, _raw_data->>'amount', _deleted_at = _updated_at,"
                        + " extract(epoch from _deleted_at)::bigint - " + Charges.START + " from stripe.charges"))
                .containsExactly("7|7|t|2");
    }

    @ParameterizedTest
    @CsvSource({"hard"})
    void aRowThatIsBackIsNoLongerRememberedAsDeleted(String mode) {
        sink = new RunningSink(database, "delete.mode", mode);
        sink.put(charges.delete("a", 2), charges.delete("b", 2));
        assertThat(database.query("select id from stripe._sync_tombstones order by id"))
                .containsExactly("a", "b");

        sink.put(charges.row("a", 3, 1));

        assertThat(database.query("select id from stripe._sync_tombstones")).containsExactly("b");
    }
}
