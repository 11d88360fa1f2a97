// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.connect;

import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.Properties;

/**
 * Opens connections with the driver of this plugin, not through {@code DriverManager}, which would ask those of other
 * plugins too. Connections keep no state in the session that a pooler between here and the server could lose: no
 * statement is prepared under a name, nothing is {@code SET}. Safe for any thread.
 */
public final class ConnectionFactory {

    private static final Logger log = LoggerFactory.getLogger(ConnectionFactory.class);

    /** What the driver waits for an answer beyond the server's own limit, so that the server speaks first. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    /** For login, on top of reaching the host. */
    private static final Duration LOGIN = Duration.ofSeconds(5);

    private static final String NO_ENCRYPTION = "08004";
    private static final String LOGIN_REFUSED = "28000";
    private static final String WRONG_PASSWORD = "28P01";
    private static final String UNABLE_TO_CONNECT = "08001";

    private final ConnectionSettings settings;
    private final String applicationName;
    private final Driver driver = new Driver();

    /** @param applicationName what {@code pg_stat_activity} shows; the server cuts it after 63 bytes */
    public ConnectionFactory(ConnectionSettings settings, String applicationName) {
        this.settings = settings;
        this.applicationName = applicationName;
    }

    /**
     * A new connection, in auto-commit mode, of type {@code org.postgresql.PGConnection}. Blocks for at most the timeout
     * of the settings and five seconds, twice that with {@code ssl.mode=prefer}, and again where a password that may have
     * been renewed meanwhile is refused.
     *
     * @throws SQLException for {@link SqlErrors}; a certificate or key that cannot be used counts as a connection that
     *     cannot be had
     */
    public Connection open() throws SQLException {
        try {
            return open(settings.passwords().current());
        } catch (SQLException e) {
            boolean refused = WRONG_PASSWORD.equals(e.getSQLState()) || LOGIN_REFUSED.equals(e.getSQLState());
            if (!refused || !settings.passwords().renew()) {
                throw e;
            }
            return open(settings.passwords().current());
        }
    }

    private Connection open(String password) throws SQLException {
        TlsMaterial material = material();
        SslMode mode = settings.tls().mode();
        if (mode != SslMode.PREFER) {
            return open(mode, material, password);
        }
        try {
            return open(SslMode.REQUIRE, material, password);
        } catch (SQLException e) {
            if (!NO_ENCRYPTION.equals(e.getSQLState()) && !LOGIN_REFUSED.equals(e.getSQLState())) {
                throw e;
            }
            return openInClear(material, password, e);
        }
    }

    private Connection openInClear(TlsMaterial material, String password, SQLException refusal) throws SQLException {
        try {
            Connection connection = open(SslMode.DISABLE, material, password);
            if (!settings.url().isLocal()) {
                log.warn(
                        "The connection to {} is not encrypted: the server does not offer it. Set ssl.mode=verify-full once it"
                                + " does, or ssl.mode=disable to accept it as it is",
                        settings.url());
            }
            return connection;
        } catch (SQLException e) {
            // Of two refusals to log in the one of the better way tells what to do.
            SQLException told = LOGIN_REFUSED.equals(refusal.getSQLState()) ? refusal : e;
            told.addSuppressed(told == e ? refusal : e);
            throw told;
        }
    }

    /** Files that were fine when the settings were checked may be in the middle of being replaced. */
    private TlsMaterial material() throws SQLException {
        try {
            return TlsMaterial.read(settings.tls());
        } catch (PemException e) {
            throw new SQLNonTransientConnectionException(e.getMessage(), UNABLE_TO_CONNECT);
        }
    }

    private Connection open(SslMode mode, TlsMaterial material, String password) throws SQLException {
        String url = settings.url().jdbcUrl(settings.user());
        Properties properties = properties(mode, material);
        PGProperty.PASSWORD.set(properties, password);
        Connection connection = driver.connect(url, properties);
        if (connection == null) {
            throw new IllegalStateException("the driver does not take the URL that was made for it");
        }
        return connection;
    }

    private Properties properties(SslMode mode, TlsMaterial material) {
        Properties properties = new Properties();
        PGProperty.APPLICATION_NAME.set(properties, applicationName);
        if (settings.url().hosts().size() > 1) {
            // After a failover the first host may be the one that is read-only now.
            PGProperty.TARGET_SERVER_TYPE.set(properties, "primary");
        }
        settings.url().parameters().forEach(properties::setProperty);
        PGProperty.USER.set(properties, settings.user());
        PGProperty.CONNECT_TIMEOUT.set(properties, seconds(settings.timeout()));
        PGProperty.LOGIN_TIMEOUT.set(properties, seconds(settings.timeout().plus(LOGIN)));
        PGProperty.SOCKET_TIMEOUT.set(
                properties, seconds(settings.statementTimeout().plus(GRACE)));
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        // The name goes with the login, and needs no statement of its own.
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "9.0");
        // Nothing is prepared in the server, as poolers want it. The driver keeps the parsed text alone: without it,
        // each
        // statement, some kilobytes long, is parsed again for every batch.
        PGProperty.PREPARE_THRESHOLD.set(properties, 0);
        PGProperty.AUTOSAVE.set(properties, "never");
        // Details quote rows.
        PGProperty.LOG_SERVER_ERROR_DETAIL.set(properties, false);
        PGProperty.SSL_MODE.set(properties, mode.code());
        PGProperty.SSL_FACTORY.set(properties, PemSocketFactory.class.getName());
        material.put(properties);
        return properties;
    }

    private static int seconds(Duration duration) {
        return (int) Math.max(1, (duration.toMillis() + 999) / 1000);
    }

    /** Where connections go, for messages. */
    public PostgresUrl url() {
        return settings.url();
    }
}
