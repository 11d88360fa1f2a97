// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.database;

import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * How a database lets one in. Needs the driver, which is among the libraries of the PostgreSQL sink.
 *
 * @param user null: the one that this program runs as
 * @param password null: none
 */
public record DatabaseAccess(
        DatabaseUrl url, @Nullable String user, @Nullable String password) {

    private static final int TIMEOUT_SECONDS = 10;

    /** A connection that commits each statement; the caller closes it. */
    public Connection connect() throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url.jdbc());
        source.setUser(user);
        source.setPassword(password);
        source.setApplicationName("stripe-sync");
        source.setConnectTimeout(TIMEOUT_SECONDS);
        source.setLoginTimeout(TIMEOUT_SECONDS);
        return source.getConnection();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return url + (user == null ? "" : ", as " + user);
    }
}
