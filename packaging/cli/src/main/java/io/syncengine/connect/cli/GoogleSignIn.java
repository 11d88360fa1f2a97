// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.syncengine.connect.cli.outcome.CommandFailure;
import io.syncengine.connect.cli.sheets.GoogleToken;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * How Google lets this machine in.
 *
 * @param credentials what a file of credentials holds; null: the token alone is known
 * @param token that somebody else has fetched; null: the credentials get one
 */
record GoogleSignIn(@Nullable String credentials, @Nullable String token) {

    /** Where Google gives out tokens. */
    static final String TOKENS = "https://oauth2.googleapis.com/token";

    static final String FILE_VARIABLE = "GOOGLE_APPLICATION_CREDENTIALS";
    static final String TOKEN_VARIABLE = "GOOGLE_ACCESS_TOKEN";

    static GoogleSignIn with(String credentials) {
        return new GoogleSignIn(credentials, null);
    }

    /**
     * By a file of this machine, or by what its environment says.
     *
     * @throws CommandFailure if the file cannot be read
     */
    static Optional<GoogleSignIn> here(@Nullable Path file) throws CommandFailure, IOException {
        Path known = file == null ? variable(FILE_VARIABLE).map(Path::of).orElse(null) : file;
        if (known == null) {
            return variable(TOKEN_VARIABLE).map(token -> new GoogleSignIn(null, token));
        }
        if (!Files.isReadable(known)) {
            throw CommandFailure.usage("the credentials cannot be read: " + known);
        }
        return Optional.of(with(Files.readString(known)));
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Who signs in, for a person: what a spreadsheet has to be shared with. */
    String account() {
        String email = field("client_email");
        return email.isEmpty() ? "the account of the credentials" : email;
    }

    /** The project whose quota these credentials use, as Google's tools note it for a person; empty: none is noted. */
    String project() {
        return field("quota_project_id");
    }

    private String field(String name) {
        try {
            return credentials == null
                    ? ""
                    : new ObjectMapper().readTree(credentials).path(name).asText();
        } catch (JsonProcessingException noCredentials) {
            return "";
        }
    }

    /**
     * An access token.
     *
     * @param tokens where credentials are exchanged for one
     * @throws CommandFailure if the credentials are none, or are not accepted
     */
    String token(HttpClient client, URI tokens) throws CommandFailure, IOException, InterruptedException {
        if (token != null) {
            return token;
        }
        return new GoogleToken(client, tokens, Clock.systemUTC()).of(credentials == null ? "" : credentials);
    }

    @Override
    public String toString() {
        return account();
    }
}
