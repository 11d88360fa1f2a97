// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.database;

import java.sql.Connection;
import java.sql.SQLException;

/** A PostgreSQL database that takes connections. */
public interface Database {

    /** How a person names it: {@code postgresql://user@host:port/name}, without its password. */
    String displayUrl();

    /** JDBC URL without user and password. */
    String jdbcUrl();

    String user();

    /** Empty when none is needed. */
    String password();

    /** The major version and where it runs, for a person. */
    String description();

    /** A new connection; the caller closes it. */
    Connection connect() throws SQLException;
}
