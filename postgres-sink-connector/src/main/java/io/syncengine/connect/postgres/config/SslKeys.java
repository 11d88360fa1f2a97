// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.config;

import io.syncengine.connect.support.config.ConfigKeys;
import io.syncengine.connect.support.config.OneOf;
import org.apache.kafka.common.config.ConfigDef;

/** How the connection is encrypted. */
public final class SslKeys {

    public static final String GROUP = "Encryption";

    public static final String MODE_CONFIG = "ssl.mode";
    public static final String MODE_DEFAULT = "auto";
    private static final String MODE_DOC =
            "How the connection is encrypted, in the words of PostgreSQL's own tools: `disable`, never; `prefer`, when the"
                    + " server offers it; `require`, always, but whoever answers is believed; `verify-ca`, always, and the"
                    + " server's certificate must come from a trusted authority; `verify-full`, the certificate must also be"
                    + " that of the host in the URL. `auto`: the `sslmode` of `connection.url` where it has one, else"
                    + " `verify-full` when `ssl.ca.pem` is given, else `prefer`. Over a network that is not yours, use"
                    + " `verify-full`.";

    public static final String CA_CONFIG = "ssl.ca.pem";
    public static final String CA_DEFAULT = "";
    private static final String CA_DOC =
            "The certificates of the authorities that may sign the server's, as PEM text or as the path of a file on every"
                    + " worker. Empty: those that the worker's JVM trusts.";

    public static final String CERTIFICATE_CONFIG = "ssl.cert.pem";
    public static final String CERTIFICATE_DEFAULT = "";
    private static final String CERTIFICATE_DOC =
            "The certificate that the sink shows to a server which asks for one, followed by those that it is signed by, as"
                    + " PEM text or path. Goes with `ssl.key.pem`.";

    public static final String KEY_CONFIG = "ssl.key.pem";
    public static final String KEY_DEFAULT = "";
    private static final String KEY_DOC =
            "The private key of that certificate, as PEM text or path, in PKCS#8 form (`-----BEGIN PRIVATE KEY-----`) and"
                    + " not encrypted. Files are read anew for every connection, so that renewed ones are taken up.";

    private SslKeys() {}

    static void define(ConfigDef def) {
        ConfigKeys.of(def, GROUP)
                .text(MODE_CONFIG, "Encryption")
                .optional(MODE_DEFAULT)
                .medium()
                .oneOf(OneOf.words(MODE_DEFAULT, "disable", "prefer", "require", "verify-ca", "verify-full"))
                .dependents(CA_CONFIG)
                .define(MODE_DOC)
                .text(CA_CONFIG, "Trusted authorities")
                .optional(CA_DEFAULT)
                .medium()
                .width(ConfigDef.Width.LONG)
                .define(CA_DOC)
                .text(CERTIFICATE_CONFIG, "Client certificate")
                .optional(CERTIFICATE_DEFAULT)
                .width(ConfigDef.Width.LONG)
                .dependents(KEY_CONFIG)
                .define(CERTIFICATE_DOC)
                .password(KEY_CONFIG, "Client key")
                .optional(KEY_DEFAULT)
                .define(KEY_DOC);
    }
}
