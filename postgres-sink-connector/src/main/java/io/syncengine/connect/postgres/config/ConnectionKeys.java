// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.config;

import io.syncengine.connect.postgres.connect.PostgresUrl;
import io.syncengine.connect.support.config.Between;
import io.syncengine.connect.support.config.ConfigKeys;
import io.syncengine.connect.support.config.DurationMs;
import io.syncengine.connect.support.config.Matching;
import io.syncengine.connect.support.config.NonBlank;
import io.syncengine.connect.support.config.OrEmpty;
import org.apache.kafka.common.config.ConfigDef;

import java.time.Duration;

/** Which database is written to, and as whom. */
public final class ConnectionKeys {

    public static final String GROUP = "Connection";

    public static final String URL_CONFIG = "connection.url";
    public static final String URL_DEFAULT = "";
    private static final String URL_DOC =
            "The database, as JDBC writes it (`jdbc:postgresql://host:5432/name`) or as PostgreSQL's own tools do"
                    + " (`postgresql://host/name`). Several hosts are separated by commas; the one that accepts writes is"
                    + " taken. User and password do not belong here, since Connect shows URLs to whoever asks. Of further"
                    + " parameters it takes `sslmode`, `options`, `channelBinding`, `sslNegotiation`, `gssEncMode`,"
                    + " `ApplicationName`, `targetServerType`, `loadBalanceHosts`, `hostRecheckSeconds`, `localSocketAddress`,"
                    + " `sendBufferSize` and `receiveBufferSize`, and the spellings that PostgreSQL's tools have for them. Give"
                    + " this or `connection.host` and `connection.database`.";

    public static final String HOST_CONFIG = "connection.host";
    public static final String HOST_DEFAULT = "";
    private static final String HOST_DOC = "Name or address of the server, in place of `connection.url`.";

    public static final String PORT_CONFIG = "connection.port";
    public static final int PORT_DEFAULT = PostgresUrl.DEFAULT_PORT;
    private static final String PORT_DOC = "Port of the server. Counts only with `connection.host`.";

    public static final String DATABASE_CONFIG = "connection.database";
    public static final String DATABASE_DEFAULT = "";
    private static final String DATABASE_DOC = "Name of the database. Goes with `connection.host`.";

    public static final String USER_CONFIG = "connection.user";
    private static final String USER_DOC =
            "The role that the sink logs in as. It needs no more than the rights that the operations page lists; a superuser"
                    + " is never needed.";

    public static final String PASSWORD_CONFIG = "connection.password";
    public static final String PASSWORD_DEFAULT = "";
    private static final String PASSWORD_DOC =
            "The role's password. Keep it out of the configuration: refer to it through a config provider of the worker, such"
                    + " as `${env:POSTGRES_PASSWORD}` or `${file:/etc/connect/secrets.properties:postgres.password}`. Empty:"
                    + " the server asks for none, or for a certificate.";

    public static final String PASSWORD_FILE_CONFIG = "connection.password.file";
    public static final String PASSWORD_FILE_DEFAULT = "";
    private static final String PASSWORD_FILE_DOC =
            "Path of a file, on every worker, that holds the password and nothing else, in place of `connection.password`. It"
                    + " is read for each connection, so that what renews it, such as a sidecar that fetches tokens of Azure or"
                    + " Google, or a secret that is mounted, is followed without a restart.";

    public static final String TIMEOUT_CONFIG = "connection.timeout.ms";
    public static final int TIMEOUT_DEFAULT = 10_000;
    private static final String TIMEOUT_DOC =
            "How long to wait for the server when a connection is opened, in milliseconds, rounded up to seconds. Login may"
                    + " take five seconds more.";

    private static final String NO_SPACE_OR_SLASH = "[^\\s/@]+";

    private ConnectionKeys() {}

    static void define(ConfigDef def) {
        ConfigKeys.of(def, GROUP)
                .text(URL_CONFIG, "Database URL")
                .optional(URL_DEFAULT)
                .important()
                .width(ConfigDef.Width.LONG)
                .check(OrEmpty.or(new DatabaseUrl()))
                .define(URL_DOC)
                .text(HOST_CONFIG, "Host")
                .optional(HOST_DEFAULT)
                .medium()
                .check(OrEmpty.or(Matching.pattern(NO_SPACE_OR_SLASH, "the name or address of a host")))
                .dependents(PORT_CONFIG, DATABASE_CONFIG)
                .define(HOST_DOC)
                .integer(PORT_CONFIG, "Port")
                .optional(PORT_DEFAULT)
                .medium()
                .check(Between.of(1, 65535))
                .define(PORT_DOC)
                .text(DATABASE_CONFIG, "Database")
                .optional(DATABASE_DEFAULT)
                .medium()
                .define(DATABASE_DOC)
                .text(USER_CONFIG, "User")
                .important()
                .check(new NonBlank())
                .define(USER_DOC)
                .password(PASSWORD_CONFIG, "Password")
                .optional(PASSWORD_DEFAULT)
                .important()
                .define(PASSWORD_DOC)
                .text(PASSWORD_FILE_CONFIG, "Password file")
                .optional(PASSWORD_FILE_DEFAULT)
                .width(ConfigDef.Width.LONG)
                .define(PASSWORD_FILE_DOC)
                .integer(TIMEOUT_CONFIG, "Connection timeout (ms)")
                .optional(TIMEOUT_DEFAULT)
                .check(DurationMs.between(Duration.ofSeconds(1), Duration.ofMinutes(2)))
                .define(TIMEOUT_DOC);
    }
}
