// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.auth.oauth2.ExternalAccountCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import com.google.auth.oauth2.UserCredentials;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

final class SignInTest {

    private static final URI TOKENS = URI.create("https://tokens.example/token");
    private static final String FILE_SOURCE = "{\"file\":\"/var/run/token\"}";
    private static final String PROGRAM = "{\"executable\":{\"command\":\"/bin/sh -c id\"}}";
    private static final Set<CredentialType> USUAL =
            EnumSet.of(CredentialType.SERVICE_ACCOUNT, CredentialType.AUTHORIZED_USER);
    private static final Set<CredentialType> ALL = EnumSet.allOf(CredentialType.class);

    private static AuthSettings settings(AuthMode mode, String json, String path, Set<CredentialType> allowed) {
        return new AuthSettings(
                mode,
                new Password(json),
                path,
                allowed,
                new AuthSettings.OauthClient("my-client", new Password("my-secret"), new Password("my-refresh-token")),
                TOKENS,
                "",
                false);
    }

    private static Account account(AuthMode mode, String json, Set<CredentialType> allowed) throws AuthException {
        return SignIn.account(settings(mode, json, "", allowed));
    }

    private static AuthException refused(AuthMode mode, String json, Set<CredentialType> allowed) {
        AuthException refusal = catchThrowableOfType(AuthException.class, () -> account(mode, json, allowed));
        assertThat(refusal).as("refused").isNotNull();
        assertThat(refusal.getMessage())
                .doesNotContain("PRIVATE", "hidden", "refresh-token", "/bin/sh")
                .doesNotContain(json);
        assertThat(refusal.getCause())
                .as("words of the library may quote the file")
                .isNull();
        return refusal;
    }

    @Nested
    final class Accepted {

        @Test
        void aServiceAccountIsKnownByItsAddressAndFetchesTokensWhereTheSettingsSay() throws AuthException {
            Account account = account(AuthMode.SERVICE_ACCOUNT, KeyFiles.serviceAccount(), USUAL);

            assertThat(account.name()).isEqualTo(KeyFiles.EMAIL);
            assertThat(account.id()).isEqualTo(KeyFiles.EMAIL);
            assertThat(account.credentials()).isInstanceOfSatisfying(ServiceAccountCredentials.class, credentials -> {
                assertThat(credentials.getTokenServerUri()).isEqualTo(TOKENS);
                assertThat(credentials.getScopes()).containsExactly("https://www.googleapis.com/auth/spreadsheets");
            });
        }

        @Test
        void aPersonIsKnownByAHashOfTheRefreshToken() throws AuthException {
            Account person = account(AuthMode.OAUTH, "", USUAL);
            Account other = account(AuthMode.SERVICE_ACCOUNT, KeyFiles.user(), USUAL);

            assertThat(person.credentials()).isInstanceOf(UserCredentials.class);
            assertThat(person.id()).matches("user-[0-9a-f]{16}").isNotEqualTo(other.id());
            assertThat(account(AuthMode.OAUTH, "", USUAL).id()).isEqualTo(person.id());
            assertThat(person.toString()).doesNotContain("my-refresh-token", "my-secret");
        }

        @Test
        void anExternalAccountIfItsTypeIsAllowed() throws AuthException {
            Account account = account(AuthMode.EXTERNAL_ACCOUNT, KeyFiles.external(FILE_SOURCE), ALL);

            assertThat(account.credentials()).isInstanceOf(ExternalAccountCredentials.class);
            assertThat(account.id()).startsWith("external-");
        }

        @Test
        void anImpersonatedAccountIfItsTypeIsAllowed() throws AuthException {
            String json = KeyFiles.impersonated(KeyFiles.user());

            assertThat(account(AuthMode.SERVICE_ACCOUNT, json, ALL).name()).isEqualTo(KeyFiles.EMAIL);
        }

        @Test
        void filesAreOnlyAskedForWhereOneIsToBeMade() throws AuthException {
            AuthSettings plain = settings(AuthMode.SERVICE_ACCOUNT, KeyFiles.serviceAccount(), "", USUAL);
            AuthSettings making = new AuthSettings(
                    plain.mode(),
                    plain.json(),
                    plain.path(),
                    plain.allowed(),
                    plain.client(),
                    plain.tokenUrl(),
                    "",
                    true);

            assertThat(scopes(plain)).containsExactly("https://www.googleapis.com/auth/spreadsheets");
            assertThat(scopes(making))
                    .containsExactlyInAnyOrder(
                            "https://www.googleapis.com/auth/spreadsheets",
                            "https://www.googleapis.com/auth/drive.file");
        }

        private static Collection<String> scopes(AuthSettings settings) throws AuthException {
            return ((ServiceAccountCredentials) SignIn.account(settings).credentials()).getScopes();
        }

        @Test
        void theQuotaOfAnotherProjectIsUsedIfOneIsNamed() throws AuthException {
            AuthSettings plain = settings(AuthMode.SERVICE_ACCOUNT, KeyFiles.serviceAccount(), "", USUAL);
            Account account = SignIn.account(new AuthSettings(
                    plain.mode(),
                    plain.json(),
                    plain.path(),
                    plain.allowed(),
                    plain.client(),
                    plain.tokenUrl(),
                    "billing-project",
                    false));

            assertThat(account.credentials().getQuotaProjectId()).isEqualTo("billing-project");
        }

        @Test
        void aFileOnTheWorkerIsAsGoodAsItsContent(@TempDir Path directory) throws IOException, AuthException {
            Path file = Files.writeString(directory.resolve("key.json"), KeyFiles.serviceAccount());

            assertThat(SignIn.account(settings(AuthMode.SERVICE_ACCOUNT, "", file.toString(), USUAL))
                            .name())
                    .isEqualTo(KeyFiles.EMAIL);
        }
    }

    @Nested
    final class Dangerous {

        @Test
        void typesAreRefusedUnlessSomebodyAllowsThem() {
            for (String json : new String[] {KeyFiles.external(FILE_SOURCE), KeyFiles.impersonated(KeyFiles.user())}) {
                AuthException refusal = refused(AuthMode.EXTERNAL_ACCOUNT, json, USUAL);

                assertThat(refusal.setting()).isEqualTo("google.credentials.json");
                assertThat(refusal).hasMessageContaining("google.credentials.allowed.types");
            }
        }

        @Test
        void programsAreNeverRun() {
            assertThat(refused(AuthMode.EXTERNAL_ACCOUNT, KeyFiles.external(PROGRAM), ALL))
                    .hasMessageContaining("would run a program");
            assertThat(refused(AuthMode.SERVICE_ACCOUNT, KeyFiles.impersonated(KeyFiles.external(PROGRAM)), ALL))
                    .hasMessageContaining("would run a program");
        }

        @Test
        void whatAnImpersonationRestsOnHasToBeAllowedToo() {
            Set<CredentialType> some =
                    EnumSet.of(CredentialType.IMPERSONATED_SERVICE_ACCOUNT, CredentialType.AUTHORIZED_USER);

            assertThat(refused(AuthMode.SERVICE_ACCOUNT, KeyFiles.impersonated(KeyFiles.external(FILE_SOURCE)), some))
                    .hasMessageContaining("external_account");
        }

        @ParameterizedTest
        @ValueSource(strings = {"http://sts.example/token", "http://localhost@evil.example/", "file:///etc/passwd"})
        void tokensAreNotSentInTheClear(String address) {
            String json = KeyFiles.external(FILE_SOURCE).replace("https://sts.googleapis.com/v1/token", address);

            assertThat(refused(AuthMode.EXTERNAL_ACCOUNT, json, ALL)).hasMessageContaining("not https");
        }
    }

    @Nested
    final class Mistaken {

        @ParameterizedTest
        @ValueSource(
                strings = {"/etc/keys/google.json", "AIzaSyhidden", "[]", "{\"type\":", "eyJ0eXBlIjoic2VydmljZSJ9"})
        void whatIsNoKeyFileIsToldHowToGetOne(String text) {
            AuthException refusal = refused(AuthMode.SERVICE_ACCOUNT, text, USUAL);

            assertThat(refusal.setting()).isEqualTo("google.credentials.json");
            assertThat(refusal).hasMessageContaining("google.credentials.path");
        }

        @Test
        void theFileOfAnOauthClientIsRecognised() {
            assertThat(refused(
                            AuthMode.SERVICE_ACCOUNT,
                            "{\"installed\":{\"client_id\":\"x\",\"client_secret\":\"GOCSPX-hidden\"}}",
                            USUAL))
                    .hasMessageContaining("google.auth.mode=oauth");
        }

        @ParameterizedTest
        @ValueSource(strings = {"{}", "{\"type\":\"gdch_service_account\"}", "{\"type\":\"new_and_shiny\"}"})
        void otherTypesAreNamed(String json) {
            assertThat(refused(AuthMode.SERVICE_ACCOUNT, json, ALL))
                    .hasMessageContaining("service_account, authorized_user");
        }

        @Test
        void aDamagedKeyIsNotQuoted() {
            String damaged = KeyFiles.serviceAccount().replace(KeyFiles.key().substring(200, 600), "");

            assertThat(refused(AuthMode.SERVICE_ACCOUNT, damaged, USUAL)).hasMessageContaining("damaged");
            assertThat(refused(AuthMode.SERVICE_ACCOUNT, "{\"type\":\"service_account\"}", USUAL))
                    .hasMessageContaining("a field is missing");
        }

        @Test
        void aFileThatDoesNotFitTheModeNamesTheOneThatDoes() {
            AuthException refusal = refused(AuthMode.EXTERNAL_ACCOUNT, KeyFiles.serviceAccount(), ALL);

            assertThat(refusal.setting()).isEqualTo("google.auth.mode");
            assertThat(refusal).hasMessageContaining("set it to service-account");
            assertThat(refused(AuthMode.SERVICE_ACCOUNT, KeyFiles.external(FILE_SOURCE), ALL))
                    .hasMessageContaining("set it to external-account");
        }

        @Test
        void aFileThatIsNotThereIsNamed(@TempDir Path directory) {
            String path = directory.resolve("missing.json").toString();

            AuthException refusal = catchThrowableOfType(
                    AuthException.class, () -> SignIn.account(settings(AuthMode.SERVICE_ACCOUNT, "", path, USUAL)));

            assertThat(refusal.setting()).isEqualTo("google.credentials.path");
            assertThat(refusal).hasMessageContaining(path).hasMessageContaining("every worker");
        }
    }
}
