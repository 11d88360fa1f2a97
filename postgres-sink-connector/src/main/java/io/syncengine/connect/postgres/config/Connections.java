// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.config;

import io.syncengine.connect.postgres.connect.ConnectionSettings;
import io.syncengine.connect.postgres.connect.PostgresUrl;
import io.syncengine.connect.postgres.connect.SslMode;
import io.syncengine.connect.postgres.connect.TlsSettings;
import io.syncengine.connect.support.config.Finding;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.types.Password;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the database is reached, from the settings of groups "Connection" and "Encryption". */
final class Connections {

    private static final String URL = ConnectionKeys.URL_CONFIG;
    private static final String HOST = ConnectionKeys.HOST_CONFIG;
    private static final String DATABASE = ConnectionKeys.DATABASE_CONFIG;

    private Connections() {}

    static ConnectionSettings of(AbstractConfig config) {
        PostgresUrl url = url(config);
        return new ConnectionSettings(
                url,
                config.getString(ConnectionKeys.USER_CONFIG),
                Logins.of(config, url),
                tls(config, url),
                Duration.ofMillis(config.getInt(ConnectionKeys.TIMEOUT_CONFIG)),
                Duration.ofMillis(config.getInt(ErrorKeys.STATEMENT_TIMEOUT_CONFIG)));
    }

    private static PostgresUrl url(AbstractConfig config) {
        String url = config.getString(URL);
        return url.isEmpty()
                ? PostgresUrl.of(
                        config.getString(HOST), config.getInt(ConnectionKeys.PORT_CONFIG), config.getString(DATABASE))
                : PostgresUrl.parse(url);
    }

    private static TlsSettings tls(AbstractConfig config, PostgresUrl url) {
        Optional<String> ca = given(config.getString(SslKeys.CA_CONFIG));
        Password key = config.getPassword(SslKeys.KEY_CONFIG);
        return new TlsSettings(
                mode(config.getString(SslKeys.MODE_CONFIG), url, ca.isPresent()),
                ca,
                given(config.getString(SslKeys.CERTIFICATE_CONFIG)),
                given(key.value()).map(value -> key));
    }

    private static SslMode mode(String word, PostgresUrl url, boolean authorities) {
        if (!word.equals(SslKeys.MODE_DEFAULT)) {
            return SslMode.ofCode(word);
        }
        return url.sslMode().orElse(authorities ? SslMode.VERIFY_FULL : SslMode.PREFER);
    }

    private static Optional<String> given(String value) {
        return value.isBlank() ? Optional.empty() : Optional.of(value);
    }

    /** What takes more than one of these settings to judge. */
    static void check(AbstractConfig config, List<Finding> findings) {
        checkPlace(config, findings);
        if (findings.isEmpty()) {
            checkEncryption(config, findings);
        }
    }

    private static void checkPlace(AbstractConfig config, List<Finding> findings) {
        boolean url = !config.getString(URL).isEmpty();
        boolean host = !config.getString(HOST).isEmpty();
        boolean database = !config.getString(DATABASE).isEmpty();
        if (url && host) {
            findings.add(Finding.of(HOST, "is given together with " + URL + "; give one of the two"));
        } else if (url && database) {
            findings.add(Finding.of(DATABASE, "is given together with " + URL + "; name the database there"));
        } else if (!url && !host) {
            findings.add(Finding.of(URL, "is missing; give it, or " + HOST + " and " + DATABASE));
        } else if (host && !database) {
            findings.add(Finding.of(DATABASE, "is missing; it goes with " + HOST));
        }
    }

    private static void checkEncryption(AbstractConfig config, List<Finding> findings) {
        PostgresUrl url = url(config);
        String word = config.getString(SslKeys.MODE_CONFIG);
        TlsSettings tls = tls(config, url);
        if (url.sslMode().isPresent() && url.sslMode().get() != tls.mode()) {
            findings.add(Finding.of(
                    SslKeys.MODE_CONFIG, word + " contradicts the sslmode of " + URL + "; leave one of the two out"));
        }
        if (tls.ca().isPresent() && !tls.mode().verifies()) {
            findings.add(Finding.of(
                    SslKeys.CA_CONFIG,
                    "has no effect with mode " + tls.mode().code() + "; set " + SslKeys.MODE_CONFIG + "=verify-full"));
        }
        if (tls.certificate().isPresent() != tls.key().isPresent()) {
            findings.add(Finding.of(
                    tls.key().isPresent() ? SslKeys.CERTIFICATE_CONFIG : SslKeys.KEY_CONFIG,
                    "is missing; a client's certificate and key go together"));
        }
        Logins.check(config, url, tls, findings);
        tls.problem().ifPresent(problem -> findings.add(Finding.of(problem.setting(), problem.problem())));
    }
}
