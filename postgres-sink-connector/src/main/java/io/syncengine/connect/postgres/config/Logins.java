// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.config;

import io.syncengine.connect.postgres.connect.FixedPassword;
import io.syncengine.connect.postgres.connect.PasswordFile;
import io.syncengine.connect.postgres.connect.Passwords;
import io.syncengine.connect.postgres.connect.PostgresUrl;
import io.syncengine.connect.postgres.connect.TlsSettings;
import io.syncengine.connect.postgres.iam.RdsAccess;
import io.syncengine.connect.postgres.iam.RdsPasswords;
import io.syncengine.connect.support.config.Finding;
import org.apache.kafka.common.config.AbstractConfig;

import java.time.Clock;
import java.util.List;

/** Where the password comes from: the configuration, a file, or IAM. */
final class Logins {

    private Logins() {}

    static Passwords of(AbstractConfig config, PostgresUrl url) {
        String file = config.getString(ConnectionKeys.PASSWORD_FILE_CONFIG);
        if (isByIam(config)) {
            PostgresUrl.Host host = url.hosts().get(0);
            RdsAccess access = new RdsAccess(
                    host.name(),
                    host.port(),
                    config.getString(ConnectionKeys.USER_CONFIG),
                    region(config, url),
                    config.getString(AwsKeys.ROLE_CONFIG),
                    config.getString(AwsKeys.EXTERNAL_ID_CONFIG));
            return new RdsPasswords(AwsKeys.ENABLED_CONFIG, access, System.getenv(), Clock.systemUTC());
        }
        return file.isBlank()
                ? new FixedPassword(config.getPassword(ConnectionKeys.PASSWORD_CONFIG))
                : new PasswordFile(ConnectionKeys.PASSWORD_FILE_CONFIG, file);
    }

    private static boolean isByIam(AbstractConfig config) {
        return config.getBoolean(AwsKeys.ENABLED_CONFIG);
    }

    private static String region(AbstractConfig config, PostgresUrl url) {
        String region = config.getString(AwsKeys.REGION_CONFIG);
        return region.isEmpty() ? RdsAccess.regionOf(url.hosts().get(0).name()).orElse("") : region;
    }

    /** What takes more than one of these settings to judge. */
    static void check(AbstractConfig config, PostgresUrl url, TlsSettings tls, List<Finding> findings) {
        boolean password =
                !config.getPassword(ConnectionKeys.PASSWORD_CONFIG).value().isEmpty();
        boolean file = !config.getString(ConnectionKeys.PASSWORD_FILE_CONFIG).isBlank();
        if (password && file) {
            add(findings, ConnectionKeys.PASSWORD_FILE_CONFIG, "is given together with connection.password; give one");
        }
        if (isByIam(config)) {
            if (password || file) {
                add(
                        findings,
                        password ? ConnectionKeys.PASSWORD_CONFIG : ConnectionKeys.PASSWORD_FILE_CONFIG,
                        "has no effect with " + AwsKeys.ENABLED_CONFIG + "; leave one of the two out");
            }
            checkAws(config, url, tls, findings);
        } else {
            for (String setting : List.of(AwsKeys.REGION_CONFIG, AwsKeys.ROLE_CONFIG, AwsKeys.EXTERNAL_ID_CONFIG)) {
                if (!config.getString(setting).isEmpty()) {
                    add(findings, setting, "has no effect without " + AwsKeys.ENABLED_CONFIG + "=true");
                }
            }
        }
    }

    private static void checkAws(AbstractConfig config, PostgresUrl url, TlsSettings tls, List<Finding> findings) {
        if (url.hosts().size() > 1) {
            add(
                    findings,
                    ConnectionKeys.URL_CONFIG,
                    "names several hosts, and a token of IAM is good for one; name the cluster's endpoint");
        }
        if (region(config, url).isEmpty()) {
            add(findings, AwsKeys.REGION_CONFIG, "is missing; the name of the host does not hold it");
        }
        if (!config.getString(AwsKeys.EXTERNAL_ID_CONFIG).isEmpty()
                && config.getString(AwsKeys.ROLE_CONFIG).isEmpty()) {
            add(findings, AwsKeys.EXTERNAL_ID_CONFIG, "has no effect without " + AwsKeys.ROLE_CONFIG);
        }
        if (!tls.mode().encrypts()) {
            add(
                    findings,
                    SslKeys.MODE_CONFIG,
                    "lets the token of IAM go out in clear; give Amazon's authorities in " + SslKeys.CA_CONFIG
                            + " (global-bundle.pem), or set " + SslKeys.MODE_CONFIG
                            + "=require to believe whoever answers");
        }
    }

    private static void add(List<Finding> findings, String setting, String text) {
        findings.add(Finding.of(setting, text));
    }
}
