// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.auth;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.auth.http.HttpTransportFactory;
import com.google.auth.oauth2.ExternalAccountCredentials;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ImpersonatedCredentials;
import com.google.auth.oauth2.PluggableAuthCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import com.google.auth.oauth2.UserCredentials;
import io.syncengine.connect.support.log.Redactor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Makes accounts of settings. */
public final class SignIn {

    /** Reading and writing spreadsheets that are shared with the account, and nothing else. */
    private static final String SPREADSHEETS = "https://www.googleapis.com/auth/spreadsheets";

    /** Making files, and finding and sharing those that were made. */
    private static final String FILES = "https://www.googleapis.com/auth/drive.file";

    private static final String JSON = "google.credentials.json";
    private static final String PATH = "google.credentials.path";
    private static final String MODE = "google.auth.mode";
    private static final int ID_LENGTH = 16;

    private final AuthSettings settings;
    private final HttpTransportFactory transports;
    private final List<String> scopes;

    private SignIn(AuthSettings settings) {
        this.settings = settings;
        this.scopes = settings.files() ? List.of(SPREADSHEETS, FILES) : List.of(SPREADSHEETS);
        HttpTransport transport = new NetHttpTransport();
        this.transports = () -> transport;
    }

    /**
     * The account that settings stand for. Reads a file where one is named, and in mode {@code adc} asks the machine.
     *
     * @throws AuthException if the credentials cannot be used
     */
    public static Account account(AuthSettings settings) throws AuthException {
        return new SignIn(settings).account();
    }

    private Account account() throws AuthException {
        Account account = switch (settings.mode()) {
            case SERVICE_ACCOUNT, EXTERNAL_ACCOUNT -> ofFile();
            case OAUTH -> ofConsent();
            case ADC -> ofMachine();
        };
        return settings.quotaProject().isEmpty()
                ? account
                : new Account(
                        account.credentials().createWithQuotaProject(settings.quotaProject()),
                        account.id(),
                        account.name());
    }

    private Account ofFile() throws AuthException {
        String setting = settings.path().isEmpty() ? JSON : PATH;
        String text = settings.path().isEmpty() ? settings.json().value() : read(settings.path());
        CredentialFile file = CredentialFile.of(text, settings.allowed(), setting);
        boolean external = file.type() == CredentialType.EXTERNAL_ACCOUNT;
        if (external != (settings.mode() == AuthMode.EXTERNAL_ACCOUNT)) {
            throw new AuthException(
                    MODE,
                    "does not fit credentials of type " + file.type().code() + "; set it to "
                            + (external ? "external-account" : "service-account"));
        }
        try {
            return switch (file.type()) {
                case SERVICE_ACCOUNT -> ofServiceAccount(ServiceAccountCredentials.fromStream(file.open(), transports));
                case AUTHORIZED_USER -> ofUser(UserCredentials.fromStream(file.open(), transports));
                case EXTERNAL_ACCOUNT ->
                    named(
                            ExternalAccountCredentials.fromStream(file.open(), transports),
                            "external-" + hash(text),
                            "the external account");
                case IMPERSONATED_SERVICE_ACCOUNT ->
                    ofImpersonated(ImpersonatedCredentials.fromStream(file.open(), transports));
            };
        } catch (IOException | RuntimeException e) {
            // The library's words about a file that it cannot read may quote it.
            throw new AuthException(
                    setting,
                    "is a damaged key file (type " + file.type().code()
                            + "): a field is missing or the private key is incomplete; download the key anew");
        }
    }

    private static String read(String path) throws AuthException {
        try {
            return Files.readString(Path.of(path));
        } catch (NoSuchFileException e) {
            throw new AuthException(PATH, "there is no file " + path + " on this worker; it has to be on every worker");
        } catch (IOException | RuntimeException e) {
            throw new AuthException(
                    PATH,
                    "the file " + path + " cannot be read on this worker ("
                            + e.getClass().getSimpleName()
                            + "); it has to be readable for the user that runs the worker");
        }
    }

    private Account ofServiceAccount(ServiceAccountCredentials credentials) {
        ServiceAccountCredentials here =
                credentials.toBuilder().setTokenServerUri(settings.tokenUrl()).build();
        // Without a scope the library would sign tokens by itself and never ask for one.
        return new Account(here.createScoped(scopes), here.getClientEmail(), here.getClientEmail());
    }

    private Account ofUser(UserCredentials credentials) {
        UserCredentials here =
                credentials.toBuilder().setTokenServerUri(settings.tokenUrl()).build();
        return new Account(
                here,
                "user-" + hash(String.valueOf(here.getRefreshToken())),
                "the person who granted the refresh token");
    }

    private Account ofImpersonated(ImpersonatedCredentials credentials) {
        return new Account(credentials.createScoped(scopes), credentials.getAccount(), credentials.getAccount());
    }

    private Account ofConsent() throws AuthException {
        AuthSettings.OauthClient client = settings.client();
        try {
            return ofUser(UserCredentials.newBuilder()
                    .setClientId(client.id())
                    .setClientSecret(client.secret().value())
                    .setRefreshToken(client.refreshToken().value())
                    .setHttpTransportFactory(transports)
                    .build());
        } catch (RuntimeException e) {
            throw new AuthException(MODE, "oauth: the client or its refresh token cannot be used");
        }
    }

    private Account ofMachine() throws AuthException {
        GoogleCredentials found;
        try {
            found = GoogleCredentials.getApplicationDefault(transports);
        } catch (IOException | RuntimeException e) {
            throw new AuthException(
                    MODE,
                    "adc: this worker's machine offers no credentials (" + Redactor.mask(String.valueOf(e.getMessage()))
                            + "); set GOOGLE_APPLICATION_CREDENTIALS for it, or use another mode");
        }
        if (runsPrograms(found)) {
            throw new AuthException(
                    MODE, "adc: the machine's credentials would run a program to get a token, which is never accepted");
        }
        if (found instanceof ServiceAccountCredentials credentials) {
            return ofServiceAccount(credentials);
        }
        if (found instanceof UserCredentials credentials) {
            return ofUser(credentials);
        }
        return found instanceof ImpersonatedCredentials credentials
                ? ofImpersonated(credentials)
                : named(found, "machine", "the account of this worker's machine");
    }

    private static boolean runsPrograms(GoogleCredentials credentials) {
        return credentials instanceof PluggableAuthCredentials
                || (credentials instanceof ImpersonatedCredentials impersonated
                        && runsPrograms(impersonated.getSourceCredentials()));
    }

    private Account named(GoogleCredentials credentials, String id, String name) {
        return new Account(credentials.createScoped(scopes), id, name);
    }

    /** Tells accounts apart without giving away what they sign in with. */
    private static String hash(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, ID_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
