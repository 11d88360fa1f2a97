// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Brings tables to what is wanted of them: looks first, and acts only where something is missing, in a short transaction
 * of its own under a lock that all tasks share. Used by one thread.
 */
public final class SchemaApplier {

    /**
     * An applier for one task.
     *
     * @param policy what it may do
     * @param executed told each statement that changed something
     */
    public SchemaApplier(SchemaPolicy policy, Consumer<String> executed) {
        throw new UnsupportedOperationException(policy + " " + executed);
    }

    /**
     * Makes a table ready for rows of that definition, as far as the policy allows; what it leaves out is missing from
     * {@link Table#writable}.
     *
     * @param connection outside of a transaction; left so, in the mode that it had
     * @return the table as it now is
     * @throws SchemaException if a person has to help first
     * @throws SQLException as the server says; nothing is changed then
     */
    public Table apply(Connection connection, TableDefinition wanted) throws SQLException, SchemaException {
        throw new UnsupportedOperationException(connection + " " + wanted);
    }

    /** Makes the sink's own tables ready, as {@link #apply} does. */
    public void prepare(Connection connection, String schema, Set<ControlTable> tables)
            throws SQLException, SchemaException {
        throw new UnsupportedOperationException(connection + " " + schema + " " + tables);
    }
}
