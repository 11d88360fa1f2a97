// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.connect;

import org.apache.kafka.common.config.types.Password;

import java.time.Duration;

/**
 * Where the database is and how it is reached. The password prints as {@code [hidden]}.
 *
 * @param password may be empty, where the server asks for none
 * @param timeout for a connection to one address, login included
 * @param statementTimeout how long the server is given for a statement; the driver waits a little longer
 */
public record ConnectionSettings(
        PostgresUrl url,
        String user,
        Password password,
        TlsSettings tls,
        Duration timeout,
        Duration statementTimeout) {}
