// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.sheets.TestSpreadsheet;
import io.syncengine.connect.sheets.auth.KeyFiles;
import io.syncengine.connect.sheets.config.SheetsSinkConfig;
import io.syncengine.connect.simulators.sheets.faults.SheetsFault;
import io.syncengine.connect.simulators.sheets.faults.SheetsFaultRule;
import io.syncengine.connect.simulators.sheets.files.SheetFile;
import io.syncengine.connect.support.config.Finding;
import io.syncengine.connect.testing.LogCapture;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;

/** What a person reads who gets something wrong: the setting, the value and what to do. */
final class LiveConfigCheckTest {

    private static final String NOT_IN_USE = "{\"error\":{\"code\":403,\"status\":\"PERMISSION_DENIED\",\"message\":"
            + "\"Google Sheets API has not been used in project 123 before or it is disabled.\"}}";

    private TestSpreadsheet spreadsheet;

    @BeforeEach
    void open() throws IOException {
        spreadsheet = TestSpreadsheet.open();
    }

    @AfterEach
    void close() {
        spreadsheet.close();
    }

    private List<Finding> check(String... settings) {
        return new LiveConfigCheck().check(SheetsSinkConfig.of(spreadsheet.settings(settings)));
    }

    /** The one finding, on that setting; it gives nothing away. */
    private AbstractStringAssert<?> finds(String setting, String... settings) {
        try (LogCapture log = LogCapture.everything("io.syncengine.connect")) {
            List<Finding> findings = check(settings);

            assertThat(findings).singleElement().satisfies(finding -> {
                assertThat(finding.setting()).isEqualTo(setting);
                assertThat(finding.message())
                        .startsWith(setting + ": ")
                        .doesNotContain("PRIVATE KEY", KeyFiles.key().substring(100, 160), "Bearer ");
            });
            assertThat(log.text()).doesNotContain("PRIVATE KEY");
            return assertThat(findings.get(0).message());
        }
    }

    private void strike(String path, SheetsFault fault) {
        spreadsheet.simulator().faults().add(SheetsFaultRule.on(path, fault));
    }

    @Test
    void nothingIsWrongWithASpreadsheetThatIsShared() {
        long revision = revision();

        assertThat(check()).isEmpty();

        assertThat(spreadsheet.simulator().log().all()).as("it changes nothing").noneMatch(call -> call.isApplied());
        assertThat(revision()).isEqualTo(revision);
        assertThat(spreadsheet.simulator().log().all().stream()
                        .filter(call -> call.path().startsWith("/v4/")))
                .as("one read and one write of the quota")
                .hasSize(2);
    }

    @Test
    void aSpreadsheetThatMayOnlyBeLookedAtIsSharedAsEditor() {
        spreadsheet.simulator().share(spreadsheet.id, KeyFiles.EMAIL, SheetFile.Role.READER);
        long revision = revision();

        finds("spreadsheet.id").contains("shared with " + KeyFiles.EMAIL + " to look at only", "Share", "Editor");

        assertThat(revision()).isEqualTo(revision);
    }

    @Test
    void aSheetWithTheIdThatIsTriedIsNotTouched() {
        spreadsheet.edit("[{\"addSheet\":{\"properties\":{\"sheetId\":2000000000,\"title\":\"Ours\"}}},"
                + "{\"updateCells\":{\"start\":{\"sheetId\":2000000000,\"rowIndex\":0,\"columnIndex\":0},"
                + "\"rows\":[{\"values\":[{\"userEnteredValue\":{\"stringValue\":\"typed\"}}]}],"
                + "\"fields\":\"userEnteredValue\"}}]");
        long revision = revision();

        assertThat(check()).isEmpty();

        assertThat(revision()).isEqualTo(revision);
    }

    @Test
    void credentialsThatDoNotCoverSpreadsheetsAreGrantedMore() {
        strike(
                "/v4/*",
                new SheetsFault.Status(
                        403,
                        "{\"error\":{\"code\":403,\"status\":\"PERMISSION_DENIED\",\"message\":"
                                + "\"Request had insufficient authentication scopes.\"}}"));

        finds("google.credentials.json").contains("scope https://www.googleapis.com/auth/spreadsheets");
    }

    private long revision() {
        return spreadsheet.simulator().workbook(spreadsheet.id).revision();
    }

    @Test
    void anIdThatDoesNotExistIsCopiedOnceMore() {
        finds("spreadsheet.id", "spreadsheet.id", "1-never-existed")
                .contains("no such spreadsheet", KeyFiles.EMAIL, "copy its address");
    }

    @Test
    void aSpreadsheetThatIsNotSharedIsSharedWithTheAccountsAddress() {
        spreadsheet.simulator().share(spreadsheet.id, KeyFiles.EMAIL, SheetFile.Role.NONE);

        finds("spreadsheet.id").contains("not shared with " + KeyFiles.EMAIL, "Share", "Editor");
    }

    private static final String[] OWN = {
        "spreadsheet.id", "", "spreadsheet.create", "true", "spreadsheet.share.with", "ann@example.com"
    };

    @Test
    void aSpreadsheetThatIsToBeMadeIsNotMadeYet() {
        assertThat(check(OWN)).isEmpty();

        assertThat(spreadsheet.simulator().workbooks()).hasSize(1);
        assertThat(spreadsheet.simulator().log().all()).noneMatch(call -> call.isApplied());
    }

    @Test
    void aDriveThatIsSwitchedOffIsSwitchedOn() {
        strike("/drive/*", new SheetsFault.Status(403, "{\"error\":{\"code\":403,\"message\":\"disabled\"}}"));

        finds("spreadsheet.create", OWN).contains("enable the Google Drive API", KeyFiles.EMAIL, "disabled");
    }

    @Test
    void aDriveThatCannotBeReachedIsNamedWithTheWayOut() {
        strike("/drive/*", new SheetsFault.Html502());

        finds("drive.api.base.url", OWN).contains(spreadsheet.server.baseUrl(), "validate.live=false");
    }

    @Test
    void anApiThatIsSwitchedOffIsSwitchedOn() {
        strike("/v4/*", new SheetsFault.Status(403, NOT_IN_USE));

        finds("google.credentials.json").contains("not switched on", "Enable");
    }

    @Test
    void aKeyThatWasWithdrawnIsMadeAnew() {
        strike(
                "/token",
                new SheetsFault.Status(400, "{\"error\":\"invalid_grant\",\"error_description\":\"no such key\"}"));

        finds("google.credentials.json").contains(KeyFiles.EMAIL, "make new ones", "invalid_grant");
    }

    @Test
    void aRefreshTokenThatHasEndedIsGrantedAnew() {
        strike("/token", new SheetsFault.Status(400, "{\"error\":\"invalid_grant\"}"));

        finds(
                        "google.oauth.refresh.token",
                        "google.auth.mode",
                        "oauth",
                        "google.credentials.json",
                        "",
                        "google.oauth.client.id",
                        "client",
                        "google.oauth.client.secret",
                        "hunter2",
                        "google.oauth.refresh.token",
                        "1//hunter3")
                .contains("invalid_grant")
                .doesNotContain("hunter");
    }

    @Test
    void aFileThatIsMissingIsNamed() {
        finds("google.credentials.path", "google.credentials.json", "", "google.credentials.path", "/no/such/key.json")
                .contains("/no/such/key.json", "every worker");
    }

    @Test
    void aServiceThatCannotBeReachedIsNamedWithTheWayOut() throws IOException {
        int deserted;
        try (ServerSocket socket = new ServerSocket(0)) {
            deserted = socket.getLocalPort();
        }

        finds("sheets.api.base.url", "sheets.api.base.url", "http://localhost:" + deserted)
                .contains("http://localhost:" + deserted, "validate.live=false");
    }

    @Test
    void aServiceThatDoesNotAnswerIsNotWaitedFor() {
        strike("/v4/*", new SheetsFault.Delay(Duration.ofMinutes(10), Duration.ZERO));
        SheetsSinkConfig config = SheetsSinkConfig.of(spreadsheet.settings());

        assertThat(new LiveConfigCheck(Duration.ofMillis(500)).check(config))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.setting()).isEqualTo("sheets.api.base.url");
                    assertThat(finding.message()).contains("no answer within 500 ms", "validate.live=false");
                });
    }

    @Test
    void aQuotaThatIsUsedUpSaysNothingAboutTheConfiguration() {
        strike("/v4/*", new SheetsFault.Status(429, ""));

        assertThat(check()).isEmpty();
    }
}
