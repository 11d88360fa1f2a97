// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.database;

import io.syncengine.connect.quickstart.QuickstartException;
import org.postgresql.ds.PGSimpleDataSource;

import java.sql.Connection;
import java.sql.SQLException;

/** A database that somebody else runs. */
public final class GivenDatabase implements Database {

    private static final int TIMEOUT_SECONDS = 10;

    private final DatabaseUrl url;
    private final String description;

    private GivenDatabase(DatabaseUrl url, String description) {
        this.url = url;
        this.description = description;
    }

    /**
     * Connects once.
     *
     * @param password used where the URL holds none; empty: there is none
     * @throws QuickstartException if the URL is wrong or the database cannot be reached
     */
    public static GivenDatabase open(String text, String password) throws QuickstartException {
        DatabaseUrl url;
        try {
            url = DatabaseUrl.parse(text).withPassword(password);
        } catch (IllegalArgumentException e) {
            throw new QuickstartException("--database-url cannot be used: " + e.getMessage(), e);
        }
        try (Connection connection = connect(url)) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            return new GivenDatabase(url, "PostgreSQL " + version);
        } catch (SQLException e) {
            throw new QuickstartException("cannot connect to " + url.displayUrl() + ": " + e.getMessage(), e);
        }
    }

    private static Connection connect(DatabaseUrl url) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url.jdbcUrl());
        source.setUser(url.user());
        source.setPassword(url.password());
        source.setConnectTimeout(TIMEOUT_SECONDS);
        source.setLoginTimeout(TIMEOUT_SECONDS);
        return source.getConnection();
    }

    @Override
    public String displayUrl() {
        return url.displayUrl();
    }

    @Override
    public String jdbcUrl() {
        return url.jdbcUrl();
    }

    @Override
    public String user() {
        return url.user();
    }

    @Override
    public String password() {
        return url.password();
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public Connection connect() throws SQLException {
        return connect(url);
    }
}
