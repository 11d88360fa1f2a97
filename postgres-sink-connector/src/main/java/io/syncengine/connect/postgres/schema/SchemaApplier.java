// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.schema;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Brings tables to what is wanted of them: looks first, and acts only where something is missing, in a short transaction
 * of its own under a lock that all tasks share. Used by one thread.
 */
public final class SchemaApplier {

    private static final Logger log = LoggerFactory.getLogger(SchemaApplier.class);

    /** How often others may be quicker before something else must be wrong. */
    private static final int ATTEMPTS = 5;

    /** Records without schema may have any number of fields; so many are worth a line in the log. */
    private static final int NOTES = 1000;

    private final SchemaPolicy policy;
    private final TablePlanner planner;
    private final SchemaTransaction transaction;
    private final Consumer<String> executed;
    private final Set<String> noted = new HashSet<>();

    /**
     * An applier for one task.
     *
     * @param policy what it may do
     * @param executed told each statement that changed something
     */
    public SchemaApplier(SchemaPolicy policy, Consumer<String> executed) {
        this.policy = policy;
        this.planner = new TablePlanner(policy);
        this.transaction = new SchemaTransaction(policy.lockTimeout());
        this.executed = executed;
    }

    /** Compares an entry of the catalog with what is wanted. */
    private interface Planning {
        TablePlan plan(CatalogEntry entry) throws SchemaException;
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
        SchemaEvolution evolution = policy.evolution();
        if (evolution == SchemaEvolution.WIDEN && !isSmallEnough(connection, wanted)) {
            evolution = SchemaEvolution.BASIC;
        }
        try {
            return apply(connection, wanted, evolution);
        } catch (SQLException e) {
            if (evolution != SchemaEvolution.WIDEN || !SchemaTransaction.isTypeHeld(e)) {
                throw e;
            }
            note("types of columns of table " + wanted.name() + " cannot be made wider, since a view, a rule or the"
                    + " partition key needs them as they are");
            return apply(connection, wanted, SchemaEvolution.BASIC);
        }
    }

    private Table apply(Connection connection, TableDefinition wanted, SchemaEvolution evolution)
            throws SQLException, SchemaException {
        CatalogEntry entry = ready(connection, wanted.name(), now -> planner.plan(now, wanted, evolution));
        return Objects.requireNonNull(entry.relation(), "a plan without statements is for a table that exists")
                .table();
    }

    /** Makes the sink's own tables ready, as {@link #apply} does. */
    public void prepare(Connection connection, String schema, Set<ControlTable> tables)
            throws SQLException, SchemaException {
        for (ControlTable control : tables) {
            ready(connection, control.in(schema), now -> planner.plan(now, control));
        }
    }

    /**
     * Checks whether {@link #apply} would be refused, and changes nothing.
     *
     * @throws SchemaException if it would
     */
    public void check(Connection connection, TableDefinition wanted) throws SQLException, SchemaException {
        planner.plan(look(connection, wanted.name()), wanted, policy.evolution());
    }

    /**
     * Checks whether {@link #prepare} would be refused, and changes nothing.
     *
     * @throws SchemaException if it would
     */
    public void check(Connection connection, String schema, ControlTable table) throws SQLException, SchemaException {
        planner.plan(look(connection, table.in(schema)), table);
    }

    private CatalogEntry ready(Connection connection, TableName name, Planning planning)
            throws SQLException, SchemaException {
        for (int attempt = 1; ; attempt++) {
            CatalogEntry entry = look(connection, name);
            TablePlan plan = planning.plan(entry);
            if (plan.isDone()) {
                plan.notes().forEach(this::note);
                return entry;
            }
            try {
                if (plan.createSchema()) {
                    createSchema(connection, name);
                }
                change(connection, name, planning);
            } catch (SQLException e) {
                throwUnlessOvertaken(e, name, attempt);
            }
        }
    }

    private void createSchema(Connection connection, TableName name) throws SQLException, SchemaException {
        run(connection, name, new TableName(name.schema(), "").lock(), () -> {
            boolean exists = CatalogReader.read(connection, name).schema().exists();
            return exists ? Set.of() : Set.of(Ddl.createSchema(name.schema()));
        });
    }

    private void change(Connection connection, TableName name, Planning planning) throws SQLException, SchemaException {
        run(
                connection,
                name,
                name.lock(),
                () -> planning.plan(CatalogReader.read(connection, name)).statements());
    }

    private void run(Connection connection, TableName name, String lock, SchemaTransaction.Statements statements)
            throws SQLException, SchemaException {
        for (String sql : transaction.run(connection, lock, statements)) {
            log.info("Changed the definition of {}", name);
            log.debug("Ran {}", sql);
            executed.accept(sql);
        }
    }

    private static CatalogEntry look(Connection connection, TableName name) throws SQLException {
        return SchemaTransaction.read(connection, () -> CatalogReader.read(connection, name));
    }

    private boolean isSmallEnough(Connection connection, TableDefinition wanted) throws SQLException {
        CatalogEntry.Relation relation = look(connection, wanted.name()).relation();
        if (relation == null
                || !relation.privileges().contains(Privilege.SELECT)
                || !TablePlanner.isWidened(relation.table(), wanted)) {
            return true;
        }
        boolean small = SchemaTransaction.read(connection, () -> hasFewRows(connection, wanted.name()));
        if (!small) {
            note("types of columns of table " + wanted.name() + " are not made wider, since it has more than "
                    + policy.widenMaxRows()
                    + " rows (schema.widen.max.rows) and would be locked while it is rewritten");
        }
        return small;
    }

    private boolean hasFewRows(Connection connection, TableName name) throws SQLException {
        String sql = "SELECT count(*) FROM (SELECT FROM " + name.quoted() + " LIMIT ?) few";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, policy.widenMaxRows() + 1);
            try (ResultSet answer = statement.executeQuery()) {
                answer.next();
                return answer.getLong(1) <= policy.widenMaxRows();
            }
        }
    }

    private static void throwUnlessOvertaken(SQLException e, TableName name, int attempt)
            throws SQLException, SchemaException {
        if (SchemaTransaction.isDenied(e)) {
            throw new SchemaException(
                    "the definition of " + name + " cannot be changed: " + e.getMessage()
                            + "; grant what is missing to connection.user, or make the change yourself",
                    e);
        }
        if (!SchemaTransaction.isOvertaken(e)) {
            throw e;
        }
        if (attempt >= ATTEMPTS) {
            throw new SchemaException(
                    "the definition of " + name + " cannot be changed: " + e.getMessage()
                            + "; rename what is in the way, or choose another name by table.name.format or topic.to.table",
                    e);
        }
        log.debug("Somebody else changed {} at the same time; looking again", name, e);
    }

    private void note(String text) {
        if (noted.size() < NOTES && noted.add(text)) {
            log.warn("{}", text);
        }
    }
}
