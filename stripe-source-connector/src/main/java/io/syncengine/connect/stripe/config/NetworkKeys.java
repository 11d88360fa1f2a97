// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import io.syncengine.connect.stripe.network.ExtraTrust;
import io.syncengine.connect.stripe.network.NetworkSettings;
import io.syncengine.connect.stripe.network.ProxySettings;
import io.syncengine.connect.support.config.ConfigKeys;
import io.syncengine.connect.support.config.Finding;
import io.syncengine.connect.support.config.OrEmpty;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** How connections leave the worker. */
public final class NetworkKeys {

    public static final String GROUP = "Network";

    public static final String PROXY_URL_CONFIG = "proxy.url";
    public static final String PROXY_URL_DEFAULT = "";
    private static final String PROXY_URL_DOC =
            "Proxy that Stripe is called through, such as `http://proxy.example.com:3128`. It makes a tunnel and sees neither"
                    + " key nor rows, unless `stripe.api.base.url` is not encrypted. Empty: none, or the one that the"
                    + " worker's JVM was told.";

    public static final String PROXY_USER_CONFIG = "proxy.user";
    public static final String PROXY_USER_DEFAULT = "";
    private static final String PROXY_USER_DOC =
            "User that the proxy asks for (scheme Basic). Empty: it asks for none.";

    public static final String PROXY_PASSWORD_CONFIG = "proxy.password";
    public static final String PROXY_PASSWORD_DEFAULT = "";
    private static final String PROXY_PASSWORD_DOC = "Password of the user that the proxy asks for.";

    public static final String TRUST_LOCATION_CONFIG = "ssl.truststore.location";
    public static final String TRUST_LOCATION_DEFAULT = "";
    private static final String TRUST_LOCATION_DOC =
            "File, on every worker, with authorities that are trusted besides those of the JVM, such as that of a gateway or"
                    + " proxy which opens encrypted connections: a PKCS12 or JKS truststore, or certificates in PEM. It is read"
                    + " when a task starts.";

    public static final String TRUST_PASSWORD_CONFIG = "ssl.truststore.password";
    public static final String TRUST_PASSWORD_DEFAULT = "";
    private static final String TRUST_PASSWORD_DOC = "Password of that truststore. Empty: the file holds PEM.";

    private static final int HTTP_PORT = 80;

    private NetworkKeys() {}

    static void define(ConfigDef def) {
        ConfigKeys.of(def, GROUP)
                .text(PROXY_URL_CONFIG, "Proxy")
                .optional(PROXY_URL_DEFAULT)
                .width(ConfigDef.Width.LONG)
                .check(OrEmpty.or(new ProxyAddress()))
                .dependents(PROXY_USER_CONFIG, PROXY_PASSWORD_CONFIG)
                .define(PROXY_URL_DOC)
                .text(PROXY_USER_CONFIG, "Proxy user")
                .optional(PROXY_USER_DEFAULT)
                .recommend(VisibleWith.any(PROXY_URL_CONFIG))
                .define(PROXY_USER_DOC)
                .password(PROXY_PASSWORD_CONFIG, "Proxy password")
                .optional(PROXY_PASSWORD_DEFAULT)
                .recommend(VisibleWith.any(PROXY_URL_CONFIG))
                .define(PROXY_PASSWORD_DOC)
                .text(TRUST_LOCATION_CONFIG, "Truststore")
                .optional(TRUST_LOCATION_DEFAULT)
                .width(ConfigDef.Width.LONG)
                .dependents(TRUST_PASSWORD_CONFIG)
                .define(TRUST_LOCATION_DOC)
                .password(TRUST_PASSWORD_CONFIG, "Truststore password")
                .optional(TRUST_PASSWORD_DEFAULT)
                .recommend(VisibleWith.any(TRUST_LOCATION_CONFIG))
                .define(TRUST_PASSWORD_DOC);
    }

    static NetworkSettings settings(AbstractConfig config) {
        String url = config.getString(PROXY_URL_CONFIG);
        String user = config.getString(PROXY_USER_CONFIG);
        String trust = config.getString(TRUST_LOCATION_CONFIG);
        return new NetworkSettings(
                url.isEmpty() ? Optional.empty() : Optional.of(proxy(URI.create(url), user, config)),
                trust.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new ExtraTrust(trust, config.getPassword(TRUST_PASSWORD_CONFIG))));
    }

    private static ProxySettings proxy(URI url, String user, AbstractConfig config) {
        return new ProxySettings(
                url.getHost(),
                url.getPort() < 0 ? HTTP_PORT : url.getPort(),
                user.isEmpty() ? Optional.empty() : Optional.of(user),
                config.getPassword(PROXY_PASSWORD_CONFIG));
    }

    /** What the settings ask of each other, and of the worker's files. */
    static void check(AbstractConfig config, List<Finding> findings) {
        NetworkSettings network = settings(config);
        boolean hasUser = !config.getString(PROXY_USER_CONFIG).isEmpty();
        boolean hasPassword = !config.getPassword(PROXY_PASSWORD_CONFIG).value().isEmpty();
        if (hasUser && network.proxy().isEmpty()) {
            findings.add(
                    Finding.of(PROXY_USER_CONFIG, "is that of a proxy, but there is none; give " + PROXY_URL_CONFIG));
        } else if (hasPassword && !hasUser) {
            findings.add(Finding.of(PROXY_PASSWORD_CONFIG, "is nobody's; give " + PROXY_USER_CONFIG));
        }
        if (network.trust().isPresent()) {
            try {
                network.trust().get().trustManager();
            } catch (IllegalArgumentException e) {
                findings.add(Finding.of(TRUST_LOCATION_CONFIG, String.valueOf(e.getMessage())));
            }
        } else if (!config.getPassword(TRUST_PASSWORD_CONFIG).value().isEmpty()) {
            findings.add(Finding.of(
                    TRUST_PASSWORD_CONFIG,
                    "is that of a truststore, but there is none; give " + TRUST_LOCATION_CONFIG));
        }
    }
}
