// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.client.http.javanet.NetHttpTransport;
import io.syncengine.connect.sheets.grid.FailureKind;
import io.syncengine.connect.sheets.grid.SheetsException;
import io.syncengine.connect.simulators.sheets.SheetsOptions;
import io.syncengine.connect.simulators.sheets.faults.SheetsFault;
import io.syncengine.connect.simulators.sheets.faults.SheetsFaultRule;
import io.syncengine.connect.simulators.sheets.files.SheetFile;
import io.syncengine.connect.simulators.sheets.grid.Workbook;
import io.syncengine.connect.simulators.sheets.http.SheetsServer;
import io.syncengine.connect.testing.LogCapture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** A connector's own spreadsheet, at a simulated Drive: there is one, whatever becomes of a request or of a task. */
final class OwnSpreadsheetTest {

    private static final String FILES = "/drive/v3/files";
    private static final String PERMISSIONS = "*/permissions";
    private static final int TRIES = 10;

    private SheetsServer google;
    private final Instant[] now = {Instant.parse("2026-11-26T00:00:00Z")};
    private final InstantSource clock = () -> now[0];

    @BeforeEach
    void start() throws IOException {
        google = SheetsServer.start(SheetsOptions.usual(1));
    }

    @AfterEach
    void stop() {
        google.close();
    }

    /** What a task that has just been started knows. */
    private OwnSpreadsheet task(String connector, String... people) {
        Connection connection = new Connection(
                new NetHttpTransport(),
                request -> request.getHeaders().setAuthorization("Bearer sink@example.com"),
                "sink@example.com",
                google.baseUrl(),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10));
        return new OwnSpreadsheet(
                new DriveFiles(connection, google.baseUrl(), connector), "Stripe Sync", List.of(people), clock);
    }

    /** Asks as the writer does: again while nobody knows. */
    private static String insist(OwnSpreadsheet own) throws SheetsException {
        for (int i = 0; i < TRIES; i++) {
            try {
                return own.get();
            } catch (SheetsException e) {
                assertThat(e.kind()).isIn(FailureKind.UNCLEAR, FailureKind.THROTTLED);
            }
        }
        throw new AssertionError("still no spreadsheet");
    }

    private void strike(String method, String path, SheetsFault fault) {
        google.simulator().faults().add(new SheetsFaultRule(method, path, 1, 0, 1, 1, fault));
    }

    private List<String> ids() {
        return google.simulator().workbooks().stream().map(Workbook::id).toList();
    }

    private SheetFile.Role role(String id, String person) {
        return google.simulator().roles(id).getOrDefault(person, SheetFile.Role.NONE);
    }

    @Test
    void isMadeOnceAndFoundAgain() throws SheetsException {
        String id = task("sheets-sink", "ann@example.com").get();

        assertThat(task("sheets-sink", "Ann@example.com").get()).isEqualTo(id);
        assertThat(ids()).containsExactly(id);
        assertThat(google.simulator().workbook(id).title()).isEqualTo("Stripe Sync");
        assertThat(role(id, "ann@example.com")).isEqualTo(SheetFile.Role.WRITER);
        assertThat(google.simulator().log().all())
                .as("nobody is let in twice")
                .filteredOn(call -> call.path().endsWith("/permissions"))
                .hasSize(1);
    }

    @Test
    void isAnotherForAnotherConnector() throws SheetsException {
        assertThat(task("one's", "ann@example.com").get())
                .isNotEqualTo(task("other", "ann@example.com").get());
    }

    static Stream<SheetsFault> faults() {
        return Stream.of(
                new SheetsFault.Status(429),
                new SheetsFault.Status(503),
                new SheetsFault.ApplyThenStatus(503),
                new SheetsFault.DropBefore(),
                new SheetsFault.DropAfterApply(),
                new SheetsFault.Html502(),
                new SheetsFault.TruncateBody());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void isOneWhateverBecomesOfARequest(SheetsFault fault) throws SheetsException {
        strike("GET", FILES, fault);
        strike("POST", FILES, fault);
        strike("POST", PERMISSIONS, fault);

        String id = insist(task("sheets-sink", "ann@example.com"));

        assertThat(ids()).containsExactly(id);
        assertThat(role(id, "ann@example.com")).isEqualTo(SheetFile.Role.WRITER);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void isOneWhereTheTaskEndsWithTheRequest(SheetsFault fault) throws SheetsException {
        strike("POST", FILES, fault);
        strike("POST", PERMISSIONS, fault);
        for (int killed = 0; killed < 2; killed++) {
            OwnSpreadsheet task = task("sheets-sink", "ann@example.com");
            try {
                task.get();
            } catch (SheetsException e) {
                assertThat(e.kind()).isIn(FailureKind.UNCLEAR, FailureKind.THROTTLED);
            }
        }

        String id = task("sheets-sink", "ann@example.com").get();

        assertThat(ids()).containsExactly(id);
        assertThat(role(id, "ann@example.com")).isEqualTo(SheetFile.Role.WRITER);
    }

    @Test
    void isFilledFirstAndTheOtherGivenUpWhereTwoWereMadeAfterAll() throws SheetsException {
        strike("POST", FILES, new SheetsFault.ApplyLate(Duration.ofMinutes(2), 0, 503));
        String id = full(task("sheets-sink", "ann@example.com"));
        google.simulator().applyLate();
        assertThat(ids()).hasSize(2);

        OwnSpreadsheet next = task("sheets-sink", "ann@example.com");
        assertThat(next.get()).isEqualTo(id);
        assertThat(next.content()).isEqualTo(SpreadsheetId.Content.LACKING);
        full(next);

        OwnSpreadsheet last = task("sheets-sink", "ann@example.com");
        assertThat(last.get()).isEqualTo(id);
        assertThat(last.content()).isEqualTo(SpreadsheetId.Content.ALL);
    }

    /** Fills it, and stays up until that is noted. */
    private String full(OwnSpreadsheet task) throws SheetsException {
        String id = insist(task);
        task.filled();
        task.get();
        assertThat(task.content()).as("a search may lag").isEqualTo(SpreadsheetId.Content.LACKING);
        now[0] = now[0].plus(Duration.ofMinutes(10));
        task.filled();
        task.get();
        assertThat(task.content()).isEqualTo(SpreadsheetId.Content.ALL);
        return id;
    }

    @Test
    void lacksRowsUntilItWasFilledOnce() throws SheetsException {
        OwnSpreadsheet first = task("sheets-sink", "ann@example.com");
        assertThat(first.content()).isEqualTo(SpreadsheetId.Content.UNKNOWN);
        String id = first.get();
        assertThat(first.content()).isEqualTo(SpreadsheetId.Content.LACKING);

        OwnSpreadsheet second = task("sheets-sink", "ann@example.com");
        assertThat(second.get()).isEqualTo(id);
        assertThat(second.content()).isEqualTo(SpreadsheetId.Content.LACKING);
        full(second);

        OwnSpreadsheet third = task("sheets-sink", "ann@example.com");
        assertThat(third.get()).isEqualTo(id);
        assertThat(third.content()).isEqualTo(SpreadsheetId.Content.ALL);
    }

    @Test
    void isAnotherOnceItIsInTheTrashAndIsNotTheOldOneAgainIfThatComesBack() throws SheetsException {
        String old = full(task("sheets-sink", "ann@example.com"));
        google.simulator().trash(old, true);

        OwnSpreadsheet next = task("sheets-sink", "ann@example.com");
        String other = next.get();
        assertThat(other).isNotEqualTo(old);
        assertThat(next.content()).isEqualTo(SpreadsheetId.Content.LACKING);

        google.simulator().trash(old, false);
        assertThat(task("sheets-sink", "ann@example.com").get()).isEqualTo(other);
        google.simulator().trash(other, true);
        OwnSpreadsheet last = task("sheets-sink", "ann@example.com");
        assertThat(last.get()).isNotIn(old, other);
        assertThat(last.content()).isEqualTo(SpreadsheetId.Content.LACKING);
    }

    @Test
    void isNotNotedAsFullWhereAnotherOneCameUp() throws SheetsException {
        google.simulator().fileLag(Duration.ofSeconds(30));
        OwnSpreadsheet one = task("sheets-sink", "ann@example.com");
        String id = one.get();
        String other = task("sheets-sink", "ann@example.com").get();
        assertThat(other).as("the search does not show the first one yet").isNotEqualTo(id);
        google.simulator().fileLag(Duration.ZERO);
        now[0] = now[0].plus(Duration.ofMinutes(10));

        one.filled();
        one.get();

        assertThat(google.simulator().fileProperties(id)).doesNotContainEntry("ssync.filled", "yes");
        assertThat(google.simulator().fileProperties(other)).doesNotContainEntry("ssync.filled", "yes");
    }

    @Test
    void saysWhoItCannotBeSharedWithWhenTheOthersHaveIt() {
        strike("POST", PERMISSIONS, REFUSED);

        assertThatThrownBy(() -> task("sheets-sink", "ann@example.com", "bob@example.com")
                        .get())
                .isInstanceOfSatisfying(
                        SheetsException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.DENIED))
                .hasMessageContainingAll("ann@example.com", "spreadsheet.share.with", "not them");
        assertThat(role(ids().get(0), "bob@example.com")).isEqualTo(SheetFile.Role.WRITER);
    }

    private static final SheetsFault REFUSED =
            new SheetsFault.Status(403, "{\"error\":{\"code\":403,\"message\":\"not them\"}}");

    @Test
    void goesOnWithoutSomebodyWhoHasLeft() throws SheetsException {
        String id = full(task("sheets-sink", "ann@example.com"));
        strike("POST", PERMISSIONS, REFUSED);

        try (LogCapture log = LogCapture.everything("io.syncengine.connect")) {
            assertThat(task("sheets-sink", "ann@example.com", "bob@example.com").get())
                    .isEqualTo(id);
            assertThat(log.text()).contains("bob@example.com", "not them").doesNotContain("Bearer");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "access denied, PERMISSION_DENIED, enable the Google Drive API",
        "The user's Drive storage quota has been exceeded., storageQuotaExceeded, spreadsheet.id in place of",
        "Request had insufficient authentication scopes., insufficientPermissions, auth/drive.file"
    })
    void saysWhatToDoWhereItCannotBeMade(String message, String reason, String remedy) {
        strike(
                "POST",
                FILES,
                new SheetsFault.Status(
                        403,
                        "{\"error\":{\"code\":403,\"message\":\"" + message + "\",\"errors\":[{\"reason\":\"" + reason
                                + "\"}]}}"));

        assertThatThrownBy(() -> task("sheets-sink").get())
                .isInstanceOfSatisfying(
                        SheetsException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.DENIED))
                .hasMessageContainingAll(remedy, "sink@example.com", message);
    }
}
