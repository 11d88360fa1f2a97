// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.connect;

import java.time.Duration;

/**
 * Where the database is and how it is reached. Prints no password.
 *
 * @param passwords asked for each connection
 * @param timeout for a connection to one address, login included
 * @param statementTimeout how long the server is given for a statement; the driver waits a little longer
 */
public record ConnectionSettings(
        PostgresUrl url,
        String user,
        Passwords passwords,
        TlsSettings tls,
        Duration timeout,
        Duration statementTimeout) {}
