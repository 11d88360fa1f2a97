// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.config;

import io.syncengine.connect.sheets.auth.CredentialType;
import io.syncengine.connect.support.config.ConfigKeys;
import io.syncengine.connect.support.config.DistinctList;
import io.syncengine.connect.support.config.OneOf;
import org.apache.kafka.common.config.ConfigDef;

import java.util.List;

/** As whom the connector signs in at Google. */
public final class CredentialKeys {

    public static final String GROUP = "Credentials";

    public static final String MODE_CONFIG = "google.auth.mode";
    public static final String MODE_DEFAULT = "service-account";
    private static final String MODE_DOC =
            "How the connector signs in: `service-account`, with the key file of a service account, the usual way;"
                    + " `oauth`, as a person, by a refresh token; `external-account`, by workload identity federation;"
                    + " `adc`, with whatever the worker's machine offers (`GOOGLE_APPLICATION_CREDENTIALS`, or the account of"
                    + " the virtual machine or cluster that it runs on).";

    public static final String JSON_CONFIG = "google.credentials.json";
    public static final String JSON_DEFAULT = "";
    private static final String JSON_DOC =
            "The content of the key file. Keep it out of the configuration: refer to it through a config provider of the"
                    + " worker, such as `${env:GOOGLE_CREDENTIALS}`. For modes `service-account` and `external-account`, which"
                    + " take this or `google.credentials.path`.";

    public static final String PATH_CONFIG = "google.credentials.path";
    public static final String PATH_DEFAULT = "";
    private static final String PATH_DOC =
            "The key file, on every worker that may run the connector, in place of `google.credentials.json`.";

    public static final String ALLOWED_TYPES_CONFIG = "google.credentials.allowed.types";
    public static final List<String> ALLOWED_TYPES_DEFAULT = List.of("service_account", "authorized_user");
    private static final String ALLOWED_TYPES_DOC =
            "Types of credentials that are accepted. Files of type `external_account` and `impersonated_service_account` name"
                    + " addresses and files that the worker then reads from or sends tokens to: add these types only if you"
                    + " know where the file comes from. Credentials that run a program are never accepted.";

    public static final String CLIENT_ID_CONFIG = "google.oauth.client.id";
    public static final String CLIENT_ID_DEFAULT = "";
    private static final String CLIENT_ID_DOC =
            "Mode `oauth`: id of the OAuth client that the refresh token belongs to.";

    public static final String CLIENT_SECRET_CONFIG = "google.oauth.client.secret";
    public static final String CLIENT_SECRET_DEFAULT = "";
    private static final String CLIENT_SECRET_DOC = "Mode `oauth`: secret of that client.";

    public static final String REFRESH_TOKEN_CONFIG = "google.oauth.refresh.token";
    public static final String REFRESH_TOKEN_DEFAULT = "";
    private static final String REFRESH_TOKEN_DOC =
            "Mode `oauth`: the refresh token, granted for the scope `https://www.googleapis.com/auth/spreadsheets`. Google"
                    + " ends those of clients in state \"testing\" after seven days.";

    public static final String TOKEN_URL_CONFIG = "google.oauth.token.url";
    public static final String TOKEN_URL_DEFAULT = "https://oauth2.googleapis.com/token";
    private static final String TOKEN_URL_DOC =
            "Where access tokens are fetched in modes `service-account` and `oauth`, whatever a key file says. Change it only"
                    + " for a proxy or a simulator of yours.";

    public static final String QUOTA_PROJECT_CONFIG = "google.quota.project";
    public static final String QUOTA_PROJECT_DEFAULT = "";
    private static final String QUOTA_PROJECT_DOC =
            "Id of the Google Cloud project whose quota is used, if not that of the account itself. The account needs the"
                    + " right to use it (`serviceusage.services.use`).";

    private CredentialKeys() {}

    static void define(ConfigDef def) {
        ConfigKeys keys = ConfigKeys.of(def, GROUP)
                .text(MODE_CONFIG, "Sign in")
                .optional(MODE_DEFAULT)
                .important()
                .oneOf(OneOf.words("service-account", "oauth", "external-account", "adc"))
                .dependents(JSON_CONFIG, PATH_CONFIG, CLIENT_ID_CONFIG, CLIENT_SECRET_CONFIG, REFRESH_TOKEN_CONFIG)
                .define(MODE_DOC)
                .password(JSON_CONFIG, "Key file's content")
                .optional(JSON_DEFAULT)
                .important()
                .define(JSON_DOC)
                .text(PATH_CONFIG, "Key file")
                .optional(PATH_DEFAULT)
                .important()
                .define(PATH_DOC);
        defineRest(keys);
    }

    private static void defineRest(ConfigKeys keys) {
        keys.list(ALLOWED_TYPES_CONFIG, "Accepted credentials")
                .optional(ALLOWED_TYPES_DEFAULT)
                .check(DistinctList.notEmpty().each(OneOf.constants(CredentialType.values())))
                .define(ALLOWED_TYPES_DOC)
                .text(CLIENT_ID_CONFIG, "OAuth client")
                .optional(CLIENT_ID_DEFAULT)
                .medium()
                .define(CLIENT_ID_DOC)
                .password(CLIENT_SECRET_CONFIG, "OAuth client's secret")
                .optional(CLIENT_SECRET_DEFAULT)
                .medium()
                .define(CLIENT_SECRET_DOC)
                .password(REFRESH_TOKEN_CONFIG, "OAuth refresh token")
                .optional(REFRESH_TOKEN_DEFAULT)
                .medium()
                .define(REFRESH_TOKEN_DOC)
                .text(TOKEN_URL_CONFIG, "Address of the token service")
                .optional(TOKEN_URL_DEFAULT)
                .check(new SafeUrl())
                .define(TOKEN_URL_DOC)
                .text(QUOTA_PROJECT_CONFIG, "Project of the quota")
                .optional(QUOTA_PROJECT_DEFAULT)
                .define(QUOTA_PROJECT_DOC);
    }
}
