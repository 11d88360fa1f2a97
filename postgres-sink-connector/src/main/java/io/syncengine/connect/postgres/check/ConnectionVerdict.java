// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.check;

import io.syncengine.connect.postgres.config.AdvancedKeys;
import io.syncengine.connect.postgres.config.ConnectionKeys;
import io.syncengine.connect.postgres.config.SslKeys;
import io.syncengine.connect.postgres.connect.ConnectionSettings;
import io.syncengine.connect.postgres.connect.PasswordException;
import io.syncengine.connect.postgres.connect.SqlError;
import io.syncengine.connect.postgres.connect.SqlErrorKind;
import io.syncengine.connect.postgres.connect.SqlErrors;
import io.syncengine.connect.support.config.Finding;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** What a connection that could not be had says about a configuration, as a finding on the setting to change. */
final class ConnectionVerdict {

    private static final String REMEDY = "; check host, port, network and that the server runs, or set "
            + AdvancedKeys.VALIDATE_LIVE_CONFIG + "=false to deploy without asking the database";

    private final ConnectionSettings connection;
    private final Places places;

    ConnectionVerdict(ConnectionSettings connection, Places places) {
        this.connection = connection;
        this.places = places;
    }

    Finding of(SQLException failure) {
        if (failure instanceof PasswordException password) {
            return new Finding(password.setting(), String.valueOf(password.getMessage()));
        }
        SqlError error = SqlErrors.of(failure, () -> false);
        return switch (error.sqlState()) {
            case "28P01" -> refused(ConnectionKeys.PASSWORD_CONFIG, error);
            case "28000" -> refused(loginSetting(error), error);
            case "42501" -> refused(ConnectionKeys.USER_CONFIG, error);
            case "3D000" -> refused(places.database(), error);
            // The only refusal of that code that comes from the driver: the server does not encrypt.
            case "08004" ->
                Finding.of(
                        SslKeys.MODE_CONFIG,
                        "the server at " + connection.url() + " offers no encryption (" + error.text()
                                + "); switch it on there, or set " + SslKeys.MODE_CONFIG + "=disable");
            default -> unreachable(failure, error);
        };
    }

    private static Finding refused(String setting, SqlError error) {
        return Finding.of(setting, error.toString());
    }

    /** The server's own words tell what it misses; they are in English unless somebody changed that. */
    private static String loginSetting(SqlError error) {
        return error.text().toLowerCase(Locale.ROOT).contains("certificate")
                ? SslKeys.CERTIFICATE_CONFIG
                : ConnectionKeys.USER_CONFIG;
    }

    private Finding unreachable(SQLException failure, SqlError error) {
        if (error.kind() == SqlErrorKind.CONFIGURATION) {
            boolean chain = has(failure, CertificateException.class) || has(failure, CertPathValidatorException.class);
            return refused(chain ? SslKeys.CA_CONFIG : SslKeys.MODE_CONFIG, error);
        }
        if (has(failure, SSLException.class)) {
            boolean own = connection.tls().certificate().isPresent();
            return Finding.of(
                    own ? SslKeys.CERTIFICATE_CONFIG : SslKeys.MODE_CONFIG,
                    "the encrypted connection to " + connection.url() + " fails: " + error.text());
        }
        return Finding.of(
                places.server(),
                connection.url() + " cannot be reached from this worker, " + reason(failure, error) + REMEDY);
    }

    private static String reason(SQLException failure, SqlError error) {
        if (has(failure, UnknownHostException.class)) {
            return "its host name is unknown";
        }
        if (has(failure, ConnectException.class)) {
            return "it refuses connections";
        }
        if (has(failure, SocketTimeoutException.class)) {
            return "it gave no answer within seconds";
        }
        return error.text();
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 16; depth++) {
            if (type.isInstance(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
