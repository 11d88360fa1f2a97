// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.syncengine.connect.protocol.json.Json;
import io.syncengine.connect.support.config.HttpUrl;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A credential file whose type is known and allowed. A file is a piece of configuration that can make the worker run a
 * program, read a file or send its tokens to an address; what may do so is looked for before any library sees it.
 */
public final class CredentialFile {

    private static final String ALLOWED_TYPES = "google.credentials.allowed.types";

    private final CredentialType type;
    private final String text;

    private CredentialFile(CredentialType type, String text) {
        this.type = type;
        this.text = text;
    }

    /**
     * Looks at a file.
     *
     * @param setting where it was given
     * @throws AuthException if it is none, or of a type that is not allowed
     */
    public static CredentialFile of(String text, Set<CredentialType> allowed, String setting) throws AuthException {
        JsonNode json = parse(text, setting);
        CredentialType type = check(json, allowed, setting);
        return new CredentialFile(type, text);
    }

    CredentialType type() {
        return type;
    }

    InputStream open() {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode parse(String text, String setting) throws AuthException {
        JsonNode json;
        try {
            json = Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            json = null;
        }
        if (json == null || !json.isObject()) {
            throw new AuthException(
                    setting,
                    "is no key file: it must be the JSON text that Google Cloud offers for download when a key is made,"
                            + " from { to }; for the name of a file use google.credentials.path");
        }
        if (json.has("installed") || json.has("web")) {
            throw new AuthException(
                    setting,
                    "is the file of an OAuth client, not a key of a service account; make a key for a service account, or"
                            + " use google.auth.mode=oauth");
        }
        return json;
    }

    private static CredentialType check(JsonNode json, Set<CredentialType> allowed, String setting)
            throws AuthException {
        String code = json.path("type").asText();
        Optional<CredentialType> type = CredentialType.ofCode(code);
        if (type.isEmpty()) {
            throw new AuthException(
                    setting,
                    "is of a type that cannot be used; \"type\" must be one of "
                            + codes(Set.of(CredentialType.values())));
        }
        if (!json.path("credential_source").path("executable").isMissingNode()) {
            throw new AuthException(
                    setting, "would run a program on the worker to get a token, which is never accepted");
        }
        if (!allowed.contains(type.get())) {
            throw new AuthException(
                    setting,
                    "is of type " + code + ", and " + ALLOWED_TYPES + " accepts " + codes(allowed)
                            + " only; add it there if you trust where the file comes from");
        }
        checkAddresses(json, setting);
        JsonNode source = json.path("source_credentials");
        if (!source.isMissingNode()) {
            check(source, allowed, setting);
        }
        return type.get();
    }

    /** Tokens travel there. */
    private static void checkAddresses(JsonNode json, String setting) throws AuthException {
        for (String field : new String[] {"token_url", "service_account_impersonation_url"}) {
            String address = json.path(field).asText();
            if (!address.isEmpty() && !HttpUrl.isSafe(address)) {
                throw new AuthException(setting, "names an address in \"" + field + "\" that is not https");
            }
        }
    }

    private static String codes(Set<CredentialType> types) {
        return new TreeSet<>(types).stream().map(CredentialType::code).collect(Collectors.joining(", "));
    }
}
