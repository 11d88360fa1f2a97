// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart;

import io.syncengine.connect.quickstart.database.QueryTable;
import org.postgresql.ds.PGSimpleDataSource;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/** Runs a query on the database that a data directory fills. */
final class QueryAction {

    private QueryAction() {}

    static int run(DataDirectory directory, String sql) throws QuickstartException, IOException {
        Properties secrets = directory.readSecrets();
        String url = secrets.getProperty("POSTGRES_URL");
        if (url == null) {
            throw new QuickstartException("nothing has been synced into " + directory.path() + " yet");
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url);
        source.setUser(secrets.getProperty("POSTGRES_USER"));
        source.setPassword(secrets.getProperty("POSTGRES_PASSWORD"));
        try (Connection connection = source.getConnection()) {
            QueryTable.print(connection, sql, System.out);
            return 0;
        } catch (SQLException e) {
            throw new QuickstartException("the database says: " + e.getMessage(), e);
        }
    }
}
