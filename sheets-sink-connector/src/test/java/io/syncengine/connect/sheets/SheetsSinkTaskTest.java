// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.syncengine.connect.sheets.auth.KeyFiles;
import io.syncengine.connect.simulators.sheets.faults.SheetsFault;
import io.syncengine.connect.simulators.sheets.faults.SheetsFaultRule;
import io.syncengine.connect.simulators.sheets.files.SheetFile;
import io.syncengine.connect.simulators.sheets.grid.Workbook;
import io.syncengine.connect.testing.LogCapture;
import io.syncengine.connect.testing.TestSinkContext;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The whole task, on a simulated Google. */
final class SheetsSinkTaskTest {

    private static final String PARTITION = "stripe.payments-0";

    private final Payments payments = new Payments();
    private TestSpreadsheet spreadsheet;
    private RunningSheetsSink sink;

    @BeforeEach
    void open() throws IOException {
        spreadsheet = TestSpreadsheet.open();
    }

    @AfterEach
    void close() {
        if (sink != null) {
            sink.close();
        }
        spreadsheet.close();
    }

    private static final String[] OWN = {
        "spreadsheet.id", "", "spreadsheet.create", "true", "spreadsheet.share.with", "ann@example.com"
    };

    private void start(String... settings) {
        sink = new RunningSheetsSink(spreadsheet, settings);
    }

    private void strike(SheetsFault fault) {
        spreadsheet.simulator().faults().add(SheetsFaultRule.on("*:batchUpdate", fault));
    }

    @Nested
    final class Rows {

        @Test
        void arriveAndChangeAndGo() {
            start();
            sink.put(payments.row("a", 1, 10), payments.row("b", 1, 20), payments.row("c", 1, 30));
            sink.awaitDurable();
            assertThat(spreadsheet.column("payments", "id")).containsExactly("a", "b", "c");
            assertThat(spreadsheet.rows("payments").get(1))
                    .containsEntry("_account_id", "acct_1")
                    .containsEntry("amount", 20.0)
                    .containsEntry("livemode", false)
                    .containsEntry("_updated_at", "2026-05-06T12:00:01Z")
                    .containsKey("_synced_at")
                    .doesNotContainKey("_raw_data");

            sink.put(
                    payments.row("b", 2, 21),
                    payments.row("a", 0, 9),
                    payments.delete("c", 3),
                    payments.tombstone("c", 3));
            sink.awaitDurable();
            assertThat(spreadsheet.column("payments", "id")).containsExactly("a", "b");
            assertThat(spreadsheet.column("payments", "amount"))
                    .as("older records change nothing")
                    .containsExactly(10.0, 21.0);
        }

        @Test
        void arriveInASpreadsheetThatTheConnectorMakesAndFindsAgain() {
            SinkRecord row = payments.row("a", 1, 10);
            strike(new SheetsFault.Status(403));
            start(OWN);
            sink.put(row);
            await().until(() -> sink.hasFailed());
            sink.close();
            spreadsheet.simulator().faults().clear();

            start(OWN);
            sink.put(row);
            sink.awaitDurable();

            List<Workbook> books = spreadsheet.simulator().workbooks();
            assertThat(books).as("the one of the test and the connector's").hasSize(2);
            assertThat(books.get(1).title()).isEqualTo("Stripe Sync");
            assertThat(books.get(1).sheet("payments")).isPresent();
            assertThat(spreadsheet.simulator().roles(books.get(1).id()))
                    .containsEntry("ann@example.com", SheetFile.Role.WRITER);
        }

        @Test
        void areReadFromTheStartForASpreadsheetThatTheConnectorMakesAnew() {
            TopicPartition partition = new TopicPartition("stripe.payments", 0);
            start(OWN);
            SinkRecord first = payments.row("a", 1, 10);
            SinkRecord second = payments.row("b", 2, 20);
            sink.put(second);

            sink.awaitThat(() -> {
                sink.committed();
                assertThat(sink.context.rewound()).containsEntry(partition, 0L);
            });
            assertThat(sink.committed()).as("until the first one comes").containsEntry(partition.toString(), 0L);
            sink.put(first, second);
            sink.awaitDurable();

            String made = spreadsheet.simulator().workbooks().get(1).id();
            assertThat(spreadsheet.of(made).column("payments", "id")).containsExactlyInAnyOrder("a", "b");
        }

        @Test
        void areSweptAwayWhenAPassHasNotSeenThem() {
            start();
            sink.put(
                    payments.row("old", 1, 10),
                    payments.row("new", 9, 20),
                    new Payments("stripe._control", 0).sweep("payments", 5));
            sink.awaitDurable();

            assertThat(spreadsheet.column("payments", "id")).containsExactly("new");
        }

        /** A consumer may show a sweep before the rows that were sent ahead of it. */
        @Test
        void keepTheirPlacesWhenASweepOvertakesThePassThatHasSeenThem() {
            start();
            sink.put(payments.row("a", 1, 10), payments.row("b", 2, 20));
            sink.awaitDurable();

            sink.put(new Payments("stripe._control", 0).sweep("payments", 5));
            sink.put(payments.row("b", 9, 20), payments.row("a", 9, 10));
            sink.awaitDurable();

            assertThat(spreadsheet.column("payments", "id")).containsExactly("a", "b");
        }

        @Test
        void outliveTheTaskWithoutBeingDoubled() {
            start();
            List<SinkRecord> records =
                    List.of(payments.row("a", 1, 10), payments.delete("b", 5), payments.row("c", 1, 30));
            sink.put(records);
            sink.awaitDurable();
            sink.close();

            start();
            sink.put(records);
            sink.put(payments.row("b", 4, 1), payments.row("d", 1, 40));
            sink.awaitDurable();
            assertThat(spreadsheet.column("payments", "id"))
                    .as("deletes are remembered too")
                    .containsExactly("a", "c", "d");
        }

        @Test
        void haveAnOverview() {
            start();
            sink.put(payments.row("a", 1, 10), payments.row("b", 1, 20));
            sink.awaitDurable();

            sink.awaitThat(() -> assertThat(spreadsheet.rows("Overview"))
                    .anySatisfy(row -> assertThat(row)
                            .containsEntry("Stream", "payments")
                            .containsEntry("Tab", "payments")
                            .containsEntry("Rows", 2.0)
                            .containsEntry("State", "in sync")
                            .containsEntry("Stripe account", "acct_1")
                            .containsEntry("Connector", "sheets-sink")
                            .hasEntrySatisfying(
                                    "Last write (UTC)",
                                    at -> assertThat(at.toString()).isNotEmpty())));
        }

        @Test
        void stayMarkedWhereDeletionsAreSoft() {
            start("delete.mode", "soft");
            sink.put(payments.row("a", 1, 10), payments.row("b", 1, 20));
            sink.awaitDurable();
            sink.put(payments.delete("a", 2));
            sink.awaitDurable();

            assertThat(spreadsheet.column("payments", "id")).containsExactly("a", "b");
            assertThat(spreadsheet.rows("payments").get(0))
                    .containsEntry("_deleted", true)
                    .containsEntry("amount", 10.0);
            assertThat(spreadsheet.rows("payments").get(1)).doesNotContainKey("_deleted");
        }

        @Test
        void mayBeKeyedByOtherFields() {
            start("key.fields.payments", "shop,no");
            sink.put(
                    payments.record(Map.of("shop", "eu", "no", 7), Map.of("shop", "eu", "no", 7, "total", 1), 1),
                    payments.record(Map.of("shop", "eu", "no", 8), Map.of("shop", "eu", "no", 8, "total", 2), 1));
            sink.awaitDurable();
            sink.put(
                    payments.record(Map.of("shop", "eu", "no", 7), Map.of("shop", "eu", "no", 7, "total", 3), 2),
                    payments.record(Map.of("shop", "eu", "no", 8), null, 2));
            sink.awaitDurable();

            assertThat(spreadsheet.rows("payments"))
                    .singleElement()
                    .satisfies(row -> assertThat(row).containsEntry("no", 7.0).containsEntry("total", 3.0));
        }
    }

    @Nested
    final class Cells {

        /** What is read back for what was written; the texts of the design's list. */
        @Test
        void holdWhatWasWrittenByteForByte() {
            List<String> texts = List.of(
                    "=1+1",
                    "+1",
                    "-1",
                    "@x",
                    "'x",
                    "00123",
                    "1E5",
                    "TRUE",
                    "9007199254740993",
                    "\uD83D\uDE00",
                    "a\nb",
                    "a\tb",
                    "2026-01-01",
                    "x".repeat(50_000));
            start();
            List<SinkRecord> records = new ArrayList<>();
            for (int i = 0; i < texts.size(); i++) {
                records.add(payments.described("p" + i, 1, texts.get(i)));
            }
            records.add(payments.described("nul", 1, "a\0b"));
            records.add(payments.described("half", 1, "a\uD83Db"));
            records.add(payments.described("none", 1, null));
            records.add(payments.described("empty", 1, ""));
            records.add(payments.described("long", 1, "x".repeat(50_001)));
            sink.put(records);
            sink.awaitDurable();

            assertThat(spreadsheet.column("payments", "description").subList(0, texts.size()))
                    .isEqualTo(texts);
            assertThat(spreadsheet.column("payments", "description").subList(texts.size(), texts.size() + 4))
                    .containsExactly("ab", "a\uFFFDb", null, null);
            assertThat(spreadsheet.column("payments", "id")).doesNotContain("long");
            assertThat(sink.context.errants()).hasSize(1);
        }

        @Test
        void areClearedWhereANewVersionHasNothing() {
            start();
            sink.put(payments.described("a", 1, "text"));
            sink.awaitDurable();
            sink.put(payments.described("a", 2, null));
            sink.awaitDurable();

            assertThat(spreadsheet.column("payments", "description")).containsExactly((Object) null);
        }
    }

    @Nested
    final class Offsets {

        @Test
        void areCommittedForNothingThatOnlyWaits() {
            start("flush.interval.ms", "3600000");
            sink.put(payments.row("a", 1, 10), payments.row("b", 1, 20));

            assertThat(sink.committed()).containsEntry(PARTITION, 0L);
        }

        @Test
        void areCommittedAsFarAsRowsAreInTheSheet() {
            start("flush.interval.ms", "3600000", "flush.max.rows", "2");
            sink.put(payments.row("a", 1, 10), payments.row("b", 1, 20), payments.row("c", 1, 30));

            sink.awaitThat(() -> assertThat(sink.committed()).containsEntry(PARTITION, 2L));
            assertThat(spreadsheet.column("payments", "id")).containsExactly("a", "b");
            assertThat(sink.context.commits()).as("asked for").isPositive();
        }

        @Test
        void waitForReportsOfBadRecords() {
            start();
            CompletableFuture<Void> report = new CompletableFuture<>();
            sink.context.reportsAnswer(report);
            sink.put(payments.record(null, Map.of("name", "no key"), 1));
            report.completeExceptionally(new IllegalStateException("no broker"));

            assertThatThrownBy(sink::committed).isInstanceOf(ConnectException.class);
            assertThatThrownBy(() -> sink.put())
                    .as("the worker only goes back to the commit before")
                    .isInstanceOf(ConnectException.class);
        }

        @Test
        void ofPartitionsThatAreGoneAreLeftToOthers() {
            start("flush.interval.ms", "3600000");
            sink.put(payments.row("a", 1, 10));
            sink.task.close(List.of(new TopicPartition("stripe.payments", 0)));
            sink.put(new Payments("stripe.refunds", 0).row("r", 1, 1));

            assertThat(sink.committed()).containsEntry("stripe.refunds-0", 0L);
        }
    }

    @Nested
    final class BadRecords {

        @Test
        void areReportedAndTheOthersAreWritten() {
            start();
            sink.put(
                    payments.row("a", 1, 10),
                    payments.record(null, Map.of("name", "secret-name"), 1),
                    payments.row("b", 1, 20));
            sink.awaitDurable();

            assertThat(spreadsheet.column("payments", "id")).containsExactly("a", "b");
            assertThat(sink.context.errants()).singleElement().satisfies(errant -> {
                assertThat(errant.reason())
                        .isInstanceOf(DataException.class)
                        .hasMessageContaining("partition 0, offset 1")
                        .hasMessageNotContaining("secret-name");
            });
        }

        @Test
        void ofAStreamThatMayHaveNoTabAreReportedByTheWriter() {
            start("tab.create", "false");
            sink.put(payments.row("a", 1, 10));
            sink.awaitDurable();

            assertThat(spreadsheet.tab("payments")).isEmpty();
            assertThat(sink.context.errants())
                    .singleElement()
                    .satisfies(errant -> assertThat(errant.reason())
                            .hasMessageStartingWith(
                                    "Record in topic stripe.payments, partition 0, offset 0 cannot be stored: ")
                            .hasMessageContaining("tab.create"));
        }

        @Test
        void endTheTaskWhereNobodyKeepsThem() {
            Map<String, String> settings = spreadsheet.settings();
            SheetsSinkTask strict = new SheetsSinkTask();
            strict.initialize(new TestSinkContext(settings).context());
            strict.start(settings);
            try {
                assertThatThrownBy(() -> strict.put(List.of(payments.record(null, Map.of("x", 1), 1))))
                        .isInstanceOf(ConnectException.class)
                        .hasMessageContaining("errors.tolerance=all");
            } finally {
                strict.stop();
            }
        }
    }

    @Nested
    final class Flow {

        /** What hangs at Google hangs neither the consumer nor the end of the task. */
        @Test
        void aRequestThatHangsHoldsUpNobody() {
            start("close.timeout.ms", "200");
            sink.put(payments.row("a", 1, 10));
            sink.awaitDurable();
            strike(new SheetsFault.Delay(Duration.ofMinutes(10), Duration.ZERO));
            sink.put(payments.row("b", 1, 20));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> spreadsheet.simulator().log().all().stream()
                            .anyMatch(call -> !call.fault().isEmpty()));

            for (int i = 0; i < 1000; i++) {
                sink.put(payments.row("x" + i, 1, i));
            }
            assertThat(sink.committed()).containsEntry(PARTITION, 1L);
            sink.close();
        }
    }

    @Nested
    final class Failures {

        @Test
        void sayWhomToShareTheSpreadsheetWith() {
            spreadsheet.simulator().share(spreadsheet.id, KeyFiles.EMAIL, SheetFile.Role.NONE);
            start();

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThatThrownBy(() -> sink.put())
                            .isInstanceOf(ConnectException.class)
                            .hasMessageContaining(KeyFiles.EMAIL)
                            .hasMessageContaining("Editor"));
        }

        @Test
        void ofASecondConnectorEndTheFirst() {
            start();
            sink.put(payments.row("a", 1, 10));
            sink.awaitDurable();
            try (RunningSheetsSink other = new RunningSheetsSink(spreadsheet)) {
                other.put(payments.row("b", 1, 20));
                other.awaitDurable();
                sink.put(payments.row("c", 1, 30));

                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThatThrownBy(() -> sink.put())
                                .isInstanceOf(ConnectException.class)
                                .hasMessageContaining("claimed the spreadsheet"));
            }
            assertThat(spreadsheet.column("payments", "id")).containsExactly("a", "b");
        }

        @Test
        void giveNoSecretAwayWhateverHappens() {
            try (LogCapture log = LogCapture.everything("io.syncengine.connect")) {
                start();
                sink.put(payments.row("a", 1, 10));
                sink.awaitDurable();
                strike(new SheetsFault.ApplyThenStatus(500, ""));
                sink.put(payments.row("b", 1, 20));
                spreadsheet.simulator().faults().clear();
                sink.awaitDurable();
                spreadsheet.simulator().faults().add(SheetsFaultRule.always(new SheetsFault.Status(401, "")));
                sink.put(payments.row("c", 1, 20));
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThatThrownBy(() -> sink.put())
                                .isInstanceOf(ConnectException.class)
                                .hasStackTraceContaining("401"));

                assertThat(log.text())
                        .doesNotContain("PRIVATE KEY", KeyFiles.key().substring(100, 160), "Bearer", "ya29");
            }
        }
    }

    @Test
    void stoppingBeforeStartingIsHarmless() {
        SheetsSinkTask never = new SheetsSinkTask();

        never.close(List.of());
        never.stop();
        assertThat(never.version()).isNotEmpty();
    }
}
