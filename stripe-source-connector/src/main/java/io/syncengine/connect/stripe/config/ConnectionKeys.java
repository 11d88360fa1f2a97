// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import io.syncengine.connect.support.config.ConfigKeys;
import io.syncengine.connect.support.config.HttpUrl;
import io.syncengine.connect.support.config.Matching;
import io.syncengine.connect.support.config.OrEmpty;
import org.apache.kafka.common.config.ConfigDef;

/** Which account is read, and how it is reached. */
public final class ConnectionKeys {

    public static final String GROUP = "Connection";

    public static final String API_KEY_CONFIG = "stripe.api.key";
    private static final String API_KEY_DOC =
            "The key that reads the account: a secret key (`sk_…`) or, better, a restricted key (`rk_…`) with *read* permission"
                    + " for *Events* and for what is to be synced. A key belongs to one account and one mode, live or test, and"
                    + " so does everything that this connector writes. Keep the key out of the configuration: refer to it"
                    + " through a config provider of the worker, such as `${env:STRIPE_API_KEY}` or"
                    + " `${file:/etc/connect/secrets.properties:stripe.api.key}`.";

    public static final String ACCOUNT_ID_CONFIG = "stripe.account.id";
    public static final String ACCOUNT_ID_DEFAULT = "";
    private static final String ACCOUNT_ID_DOC =
            "The account that the key is expected to belong to. When it belongs to another one, the connector refuses to"
                    + " start, so that a key pasted from the wrong account does no harm. Required only for a restricted key that"
                    + " may not read its own account; the id is then taken as it stands.";

    public static final String API_VERSION_CONFIG = "stripe.api.version";
    private static final String API_VERSION_DOC =
            "The version of Stripe's API that rows are read in. It fixes names and types of all columns, whatever the"
                    + " account's own default is, and is sent with every call. Left out, it is the version whose description"
                    + " this release holds, and columns change only when you install a release for a newer version. For"
                    + " another version the connector reads Stripe's published description once, over the network, and keeps"
                    + " what it needs of it among the worker's temporary files. That takes up to a minute, and some hundred"
                    + " megabytes of memory while it lasts.";

    public static final String OPENAPI_LOCATION_CONFIG = "stripe.openapi.location";
    public static final String OPENAPI_LOCATION_DEFAULT = "";
    private static final String OPENAPI_LOCATION_DOC =
            "Where Stripe's OpenAPI description of the version to read is found: a file that every worker has, or an `https://`"
                    + " address, of 15 MB at most. Its version becomes `stripe.api.version`, unless that is set, and then has"
                    + " to be the same. Set it for a version other than the bundled one on workers that do not reach Stripe's"
                    + " published descriptions. An address is asked again once a day at most, when a task starts.";

    public static final String BASE_URL_CONFIG = "stripe.api.base.url";
    public static final String BASE_URL_DEFAULT = "https://api.stripe.com";
    private static final String BASE_URL_DOC =
            "Address of Stripe's API. Change it only to go through a gateway or to use a simulator. `http://` is accepted for"
                    + " this host itself, and elsewhere with a test key only: a live key never travels unencrypted.";

    private ConnectionKeys() {}

    static void define(ConfigDef def, String bundledVersion) {
        ApiVersion version = new ApiVersion(bundledVersion);
        ConfigKeys.of(def, GROUP)
                .password(API_KEY_CONFIG, "API key")
                .important()
                .check(new ApiKeyShape())
                .dependents(ACCOUNT_ID_CONFIG, BASE_URL_CONFIG)
                .define(API_KEY_DOC)
                .text(ACCOUNT_ID_CONFIG, "Account")
                .optional(ACCOUNT_ID_DEFAULT)
                .medium()
                .check(OrEmpty.or(Matching.pattern("acct_[A-Za-z0-9_]{1,250}", "the id of an account, acct_…")))
                .define(ACCOUNT_ID_DOC)
                .text(API_VERSION_CONFIG, "API version")
                .optional(bundledVersion)
                .medium()
                .check(version)
                .recommend(version)
                .define(API_VERSION_DOC)
                .text(OPENAPI_LOCATION_CONFIG, "API description")
                .optional(OPENAPI_LOCATION_DEFAULT)
                .width(ConfigDef.Width.LONG)
                .check(OrEmpty.or(new DescriptionLocation()))
                .define(OPENAPI_LOCATION_DOC)
                .text(BASE_URL_CONFIG, "API address")
                .optional(BASE_URL_DEFAULT)
                .width(ConfigDef.Width.LONG)
                .check(new HttpUrl())
                .define(BASE_URL_DOC);
    }
}
