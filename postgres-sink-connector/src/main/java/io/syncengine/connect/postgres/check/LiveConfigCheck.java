// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.check;

import io.syncengine.connect.postgres.config.AdvancedKeys;
import io.syncengine.connect.postgres.config.PostgresSinkConfig;
import io.syncengine.connect.postgres.connect.ConnectionFactory;
import io.syncengine.connect.postgres.connect.ConnectionSettings;
import io.syncengine.connect.support.config.Finding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Asks the database whether a configuration works, for as long as a person would wait for an answer. Reads only. */
final class LiveConfigCheck implements ConfigTrial.LiveCheck {

    private static final Logger log = LoggerFactory.getLogger(LiveConfigCheck.class);

    /** For everything; the worker's REST request waits longer. */
    private static final Duration LIMIT = Duration.ofMillis(9_500);

    /** Login may take five seconds more. */
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);

    private static final String APPLICATION = "stripe-sync/validate";

    @Override
    public List<Finding> check(PostgresSinkConfig config, Places places) {
        ConnectionSettings hasty = inHaste(config.connection());
        Deadline deadline = new Deadline(LIMIT);
        try (Connection connection = new ConnectionFactory(hasty, APPLICATION).open()) {
            return new ServerCheck(connection, deadline, config, places).findings();
        } catch (SQLException e) {
            return List.of(new ConnectionVerdict(hasty, places).of(e));
        } catch (RuntimeException e) {
            log.warn("A configuration could not be tried out", e);
            return List.of(Finding.of(
                    AdvancedKeys.VALIDATE_LIVE_CONFIG,
                    "the check itself failed, with " + e.getClass().getSimpleName()
                            + "; see the worker's log, or set it to false"));
        }
    }

    private static ConnectionSettings inHaste(ConnectionSettings settings) {
        Duration timeout = settings.timeout().compareTo(CONNECT_LIMIT) < 0 ? settings.timeout() : CONNECT_LIMIT;
        return new ConnectionSettings(
                settings.url(),
                settings.user(),
                settings.passwords(),
                settings.tls(),
                timeout,
                settings.statementTimeout());
    }
}
