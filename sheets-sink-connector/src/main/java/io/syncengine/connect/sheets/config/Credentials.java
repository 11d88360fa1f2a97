// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.config;

import io.syncengine.connect.sheets.auth.AuthException;
import io.syncengine.connect.sheets.auth.AuthMode;
import io.syncengine.connect.sheets.auth.AuthSettings;
import io.syncengine.connect.sheets.auth.CredentialFile;
import io.syncengine.connect.sheets.auth.CredentialType;
import io.syncengine.connect.support.config.Finding;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.types.Password;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How to sign in, from the settings of group "Credentials". */
final class Credentials {

    private static final String MODE = CredentialKeys.MODE_CONFIG;
    private static final String JSON = CredentialKeys.JSON_CONFIG;
    private static final String PATH = CredentialKeys.PATH_CONFIG;

    private Credentials() {}

    static AuthSettings of(AbstractConfig config) {
        return new AuthSettings(
                mode(config),
                config.getPassword(JSON),
                config.getString(PATH),
                config.getList(CredentialKeys.ALLOWED_TYPES_CONFIG).stream()
                        .map(word -> Words.constant(CredentialType.class, word.strip()))
                        .collect(Collectors.toSet()),
                new AuthSettings.OauthClient(
                        config.getString(CredentialKeys.CLIENT_ID_CONFIG),
                        config.getPassword(CredentialKeys.CLIENT_SECRET_CONFIG),
                        config.getPassword(CredentialKeys.REFRESH_TOKEN_CONFIG)),
                URI.create(config.getString(CredentialKeys.TOKEN_URL_CONFIG)),
                config.getString(CredentialKeys.QUOTA_PROJECT_CONFIG),
                config.getBoolean(SpreadsheetKeys.CREATE_CONFIG));
    }

    private static AuthMode mode(AbstractConfig config) {
        return Words.constant(AuthMode.class, config.getString(MODE));
    }

    /** What takes more than one of these settings to judge, or the content of a key file. Reads no file. */
    static void check(AbstractConfig config, List<Finding> findings) {
        boolean file = mode(config) == AuthMode.SERVICE_ACCOUNT || mode(config) == AuthMode.EXTERNAL_ACCOUNT;
        if (file) {
            checkFile(config, findings);
        } else {
            refuse(JSON, !value(config, JSON).isEmpty(), config, findings);
            refuse(PATH, !config.getString(PATH).isEmpty(), config, findings);
        }
        consent(config).forEach((name, value) -> {
            if (mode(config) != AuthMode.OAUTH) {
                refuse(name, !value.isEmpty(), config, findings);
            } else if (value.isEmpty()) {
                findings.add(
                        Finding.of(name, "is missing; mode oauth needs client id, client secret and refresh token"));
            }
        });
    }

    private static void checkFile(AbstractConfig config, List<Finding> findings) {
        String json = value(config, JSON);
        boolean path = !config.getString(PATH).isEmpty();
        if (!json.isEmpty() && path) {
            findings.add(Finding.of(PATH, "is given together with " + JSON + "; give one of the two"));
        } else if (json.isEmpty() && !path) {
            findings.add(Finding.of(
                    JSON,
                    "is missing; give the content of the account's key file, or its place in " + PATH + ", or another "
                            + MODE));
        } else if (!path) {
            try {
                CredentialFile.of(json, of(config).allowed(), JSON);
            } catch (AuthException e) {
                findings.add(Finding.of(e.setting(), String.valueOf(e.getMessage())));
            }
        }
    }

    private static Map<String, String> consent(AbstractConfig config) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(CredentialKeys.CLIENT_ID_CONFIG, config.getString(CredentialKeys.CLIENT_ID_CONFIG));
        values.put(CredentialKeys.CLIENT_SECRET_CONFIG, value(config, CredentialKeys.CLIENT_SECRET_CONFIG));
        values.put(CredentialKeys.REFRESH_TOKEN_CONFIG, value(config, CredentialKeys.REFRESH_TOKEN_CONFIG));
        return values;
    }

    /** Of two ways to sign in one would be used without a word. */
    private static void refuse(String name, boolean given, AbstractConfig config, List<Finding> findings) {
        if (given) {
            findings.add(Finding.of(
                    name,
                    "has no effect with " + MODE + "=" + config.getString(MODE)
                            + "; leave it out, or change the mode"));
        }
    }

    private static String value(AbstractConfig config, String name) {
        Password password = config.getPassword(name);
        return password == null ? "" : password.value();
    }
}
